"""Flask, everything in memory, with the grants and endpoints that Authlib registers one by one."""
import json
import os
import time

from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2.rfc6749 import grants
from authlib.oauth2.rfc6749.models import (
    AuthorizationCodeMixin,
    ClientMixin,
    TokenMixin,
)
from authlib.oauth2.rfc7009 import RevocationEndpoint
from authlib.oauth2.rfc7636 import CodeChallenge
from flask import Flask, request

setting = json.loads(os.environ["SETTING"])
# It refuses plain http, on loopback too.
os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"


class Client(ClientMixin):
    def get_client_id(self):
        return setting["clientId"]

    def get_default_redirect_uri(self):
        return setting["redirectUris"][0]

    def get_allowed_scope(self, scope):
        return " ".join(s for s in (scope or "").split() if s in setting["scopes"])

    def check_redirect_uri(self, redirect_uri):
        return redirect_uri in setting["redirectUris"]

    def check_client_secret(self, client_secret):
        return client_secret == setting["clientSecret"]

    def check_endpoint_auth_method(self, method, endpoint):
        return method in ("client_secret_basic", "client_secret_post")

    def check_response_type(self, response_type):
        return response_type == "code"

    def check_grant_type(self, grant_type):
        return grant_type in ("authorization_code", "refresh_token")


class Code(AuthorizationCodeMixin):
    def __init__(self, **fields):
        self.__dict__.update(fields)

    def get_redirect_uri(self):
        return self.redirect_uri

    def get_scope(self):
        return self.scope


class Token(TokenMixin):
    def __init__(self, fields):
        self.__dict__.update(fields)
        self.created, self.revoked = time.time(), False

    def check_client(self, client):
        return client.get_client_id() == setting["clientId"]

    def get_scope(self):
        return self.scope

    def get_expires_in(self):
        return self.expires_in

    def is_expired(self):
        return time.time() > self.created + self.expires_in

    def is_revoked(self):
        return self.revoked


CLIENT, codes, tokens = Client(), {}, []


def find_token(text):
    living = [token for token in tokens if not token.revoked]
    return next(
        (t for t in living if text in (t.access_token, t.__dict__.get("refresh_token"))),
        None,
    )


class CodeGrant(grants.AuthorizationCodeGrant):
    TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_basic", "client_secret_post"]

    def save_authorization_code(self, code, request):
        codes[code] = Code(
            code=code,
            redirect_uri=request.redirect_uri,
            scope=request.scope,
            code_challenge=request.data.get("code_challenge"),
            code_challenge_method=request.data.get("code_challenge_method"),
        )

    def query_authorization_code(self, code, client):
        return codes.get(code)

    def delete_authorization_code(self, authorization_code):
        del codes[authorization_code.code]

    def authenticate_user(self, authorization_code):
        return "ana"


class RefreshGrant(grants.RefreshTokenGrant):
    TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_basic", "client_secret_post"]
    INCLUDE_NEW_REFRESH_TOKEN = True

    def authenticate_refresh_token(self, refresh_token):
        return find_token(refresh_token)

    def authenticate_user(self, credential):
        return "ana"

    def revoke_old_credential(self, credential):
        credential.revoked = True


class Revocation(RevocationEndpoint):
    def query_token(self, token_string, token_type_hint):
        return find_token(token_string)

    def revoke_token(self, token, request):
        token.revoked = True


app = Flask(__name__)
app.config["OAUTH2_REFRESH_TOKEN_GENERATOR"] = True
# Ten days otherwise: longer than an admin's session, whose end these tests are not about.
app.config["OAUTH2_TOKEN_EXPIRES_IN"] = {"authorization_code": 3600, "refresh_token": 3600}
server = AuthorizationServer(
    app,
    query_client=lambda client_id: CLIENT if client_id == setting["clientId"] else None,
    save_token=lambda fields, _request: tokens.append(Token(fields)),
)
server.register_grant(CodeGrant, [CodeChallenge(required=False)])
server.register_grant(RefreshGrant)
server.register_endpoint(Revocation)


@app.route("/authorize", methods=["GET", "POST"])
def authorize():
    if request.method == "GET":
        server.get_consent_grant(end_user="ana")
        return '<form method="post"></form>'
    allowed = request.form["decision"] == "allow"
    return server.create_authorization_response(grant_user="ana" if allowed else None)


@app.route("/token", methods=["POST"])
def token():
    return server.create_token_response()


@app.route("/revoke", methods=["POST"])
def revoke():
    return server.create_endpoint_response(Revocation.ENDPOINT_NAME)


@app.route("/end")
def end_grants():
    tokens.clear()
    return ""


app.run("127.0.0.1", setting["port"])
