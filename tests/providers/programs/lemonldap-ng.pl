# The portal alone, under Plack: demonstration accounts, sessions in files, one relying party.
use strict;
use warnings;
use Crypt::OpenSSL::RSA;
use JSON;
use Plack::Runner;

my $setting = decode_json( $ENV{SETTING} );
my $folder  = $setting->{folder};
my $portal  = "http://127.0.0.1:$setting->{port}/";
mkdir "$folder/$_" for qw(conf cache sessions locks persistent oidc);

sub write_file {
    my ( $name, $text ) = @_;
    open my $file, '>', "$folder/$name" or die "$name: $!";
    print $file $text;
    close $file;
}

sub session_store {
    my ($name) = @_;
    return {
        Directory      => "$folder/$name",
        LockDirectory  => "$folder/locks",
        generateModule => 'Lemonldap::NG::Common::Apache::Session::Generate::SHA256',
    };
}

my $key = Crypt::OpenSSL::RSA->generate_key(2048);
my $file_store = 'Apache::Session::File';

write_file(
    'conf/lmConf-1.json',
    encode_json(
        {
            cfgNum         => 1,
            cfgAuthor      => 'tests',
            cfgDate        => time,
            domain         => '127.0.0.1',
            portal         => $portal,
            cookieName     => 'lemonldap',
            securedCookie  => 0,
            authentication => 'Demo',
            userDB         => 'Same',
            passwordDB     => 'Demo',
            registerDB     => 'Null',
            captcha        => 'NoCaptcha',
            whatToTrace    => 'uid',
            exportedVars   => {},
            demoExportedVars => { cn => 'cn', mail => 'mail', uid => 'uid' },
            locationRules  => { default => { default => 'deny' } },
            globalStorage            => $file_store,
            globalStorageOptions     => session_store('sessions'),
            persistentStorage        => $file_store,
            persistentStorageOptions => session_store('persistent'),
            oidcStorage              => $file_store,
            oidcStorageOptions       => session_store('oidc'),
            localSessionStorage      => '',
            issuerDBOpenIDConnectActivation => 1,
            oidcServiceMetaDataIssuer       => $portal,
            oidcServicePrivateKeySig        => $key->get_private_key_string,
            oidcServicePublicKeySig         => $key->get_public_key_x509_string,
            oidcServiceKeyIdSig             => 'tests',
            oidcServiceAllowAuthorizationCodeFlow => 1,
            oidcRPMetaDataExportedVars => { mailkey => { email => 'mail', name => 'cn' } },
            oidcRPMetaDataOptions      => {
                mailkey => {
                    oidcRPMetaDataOptionsClientID     => $setting->{clientId},
                    oidcRPMetaDataOptionsClientSecret => $setting->{clientSecret},
                    oidcRPMetaDataOptionsRedirectUris => join( ' ', @{ $setting->{redirectUris} } ),
                    oidcRPMetaDataOptionsIDTokenSignAlg => 'RS256',
                    oidcRPMetaDataOptionsAllowOffline   => 1,
                    oidcRPMetaDataOptionsUserIDAttr     => 'mail',
                },
            },
        }
    )
);
write_file( 'lemonldap-ng.ini', <<"INI");
[all]
logLevel = warn
[configuration]
type = File
dirName = $folder/conf
localStorage = Cache::FileCache
localStorageOptions = { 'namespace' => 'conf', 'cache_root' => '$folder/cache', 'cache_depth' => 1 }
[portal]
staticPrefix = /static
templateDir = /usr/share/lemonldap-ng/portal/templates
languages = en
INI

# Read when the module is loaded.
$ENV{LLNG_DEFAULTCONFFILE} = "$folder/lemonldap-ng.ini";
require Lemonldap::NG::Portal::Main;

# Its own one, loaded whether it is used or not, wants an image library.
$INC{'NoCaptcha.pm'} = __FILE__;
@NoCaptcha::ISA = ('Lemonldap::NG::Portal::Main::Plugin');
sub NoCaptcha::init { 1 }
my $runner = Plack::Runner->new;
$runner->parse_options( '--host', '127.0.0.1', '--port', $setting->{port}, '--env', 'deployment',
    '--no-default-middleware' );
$runner->run( Lemonldap::NG::Portal::Main->run( {} ) );
