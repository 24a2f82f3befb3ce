"""One project in one file: Django's sign-in, the toolkit's views, a page that ends every grant."""
import json
import os
from wsgiref.simple_server import WSGIRequestHandler, make_server

import django
from django.conf import settings

setting = json.loads(os.environ["SETTING"])
settings.configure(
    SECRET_KEY="for-these-tests-only",
    DEBUG=False,
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "db.sqlite"}},
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    LOGIN_URL="/login/",
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "oauth2_provider",
    ],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
    ],
    TEMPLATES=[
        {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}
    ],
    OAUTH2_PROVIDER={"SCOPES": {name: name for name in setting["scopes"]}},
)
django.setup()

from django.contrib.auth import authenticate, get_user_model, login  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.http import HttpResponse, HttpResponseRedirect  # noqa: E402
from django.urls import include, path  # noqa: E402
from oauth2_provider.models import (  # noqa: E402
    get_application_model,
    get_refresh_token_model,
)


def sign_in(request):
    if request.method == "GET":
        return HttpResponse(
            '<form method="post"><input name="username"><input name="password"></form>'
        )
    user = authenticate(
        username=request.POST["username"], password=request.POST["password"]
    )
    login(request, user)
    return HttpResponseRedirect(request.GET["next"])


def end_grants(_request):
    for token in get_refresh_token_model().objects.filter(revoked__isnull=True):
        token.revoke()
    return HttpResponse()


urlpatterns = [
    path("login/", sign_in),
    path("end/", end_grants),
    path("o/", include("oauth2_provider.urls", namespace="oauth2_provider")),
]


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


call_command("migrate", verbosity=0)
get_user_model().objects.create_user("ana", "ana@example.org", setting["password"])
application = get_application_model()
application.objects.create(
    name="Mailkey",
    client_id=setting["clientId"],
    client_secret=setting["clientSecret"],
    redirect_uris=" ".join(setting["redirectUris"]),
    client_type=application.CLIENT_CONFIDENTIAL,
    authorization_grant_type=application.GRANT_AUTHORIZATION_CODE,
)
make_server(
    "127.0.0.1", setting["port"], get_wsgi_application(), handler_class=Quiet
).serve_forever()
