# One Rails application in one file: a sign-in page, Doorkeeper's routes, a page that ends every grant.
require 'json'
require 'rails'
require 'active_record/railtie'
require 'action_controller/railtie'
require 'doorkeeper'
require 'rack/handler/webrick'

SETTING = JSON.parse(ENV.fetch('SETTING'))

ENV['RAILS_ENV'] = 'production'
ENV['DATABASE_URL'] = "sqlite3:#{SETTING['folder']}/db.sqlite3"

class Site < Rails::Application
  config.root = SETTING['folder']
  config.eager_load = false
  config.secret_key_base = 'for-these-tests-only'
  config.logger = Logger.new(ENV['LOUD'] ? $stderr : File::NULL)
  config.hosts.clear
  config.session_store :cookie_store, key: '_site'
end

Person = Struct.new(:id)

Doorkeeper.configure do
  orm :active_record
  base_controller 'ActionController::Base'
  default_scopes
  optional_scopes(*SETTING['scopes'])
  use_refresh_token
  force_ssl_in_redirect_uri false
  resource_owner_authenticator do
    session[:person] ? Person.new(1) : redirect_to("/login?next=#{CGI.escape(request.fullpath)}")
  end
end

class SignInController < ActionController::Base
  def new
    render html: '<form method="post"><input name="username"><input name="password"></form>'.html_safe
  end

  def create
    session[:person] = true if params[:password] == SETTING['password']
    redirect_to params[:next]
  end

  def end_grants
    Doorkeeper::AccessToken.where(revoked_at: nil).find_each(&:revoke)
    head :no_content
  end
end

Site.initialize!
Site.routes.draw do
  use_doorkeeper { skip_controllers :applications, :authorized_applications }
  get '/login', to: 'sign_in#new'
  post '/login', to: 'sign_in#create'
  get '/end', to: 'sign_in#end_grants'
end

ActiveRecord::Schema.verbose = false
ActiveRecord::Schema.define do
  create_table :oauth_applications do |table|
    table.string :name, :uid, :secret, null: false
    table.text :redirect_uri
    table.string :scopes, null: false, default: ''
    table.boolean :confidential, null: false, default: true
    table.timestamps
  end
  create_table :oauth_access_grants do |table|
    table.integer :resource_owner_id, :application_id, :expires_in, null: false
    table.string :token, null: false
    table.text :redirect_uri
    table.string :scopes, null: false, default: ''
    table.string :code_challenge, :code_challenge_method
    table.datetime :created_at, null: false
    table.datetime :revoked_at
  end
  create_table :oauth_access_tokens do |table|
    table.integer :resource_owner_id, :application_id, :expires_in
    table.string :token, null: false
    table.string :refresh_token, :scopes
    table.string :previous_refresh_token, null: false, default: ''
    table.datetime :created_at, null: false
    table.datetime :revoked_at
  end
end
Doorkeeper::Application.create!(
  name: 'Mailkey',
  uid: SETTING['clientId'],
  secret: SETTING['clientSecret'],
  redirect_uri: SETTING['redirectUris'].join("\n"),
  scopes: SETTING['scopes'].join(' '),
)

quiet = { Logger: WEBrick::Log.new(File::NULL), AccessLog: [] }
Rack::Handler::WEBrick.run(Site, Host: '127.0.0.1', Port: SETTING['port'], **quiet)
