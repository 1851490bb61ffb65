# Identity Platform: who signs in. Accounts are made by an administrator, who also sets clinic and role as claims.

resource "google_identity_platform_config" "people" {
  project                    = var.project
  authorized_domains         = [var.domain]
  autodelete_anonymous_users = true

  sign_in {
    allow_duplicate_emails = false

    email {
      enabled           = true
      password_required = true
    }
    anonymous {
      enabled = false
    }
    phone_number {
      enabled = false
    }
  }

  client {
    permissions {
      disabled_user_signup   = true
      disabled_user_deletion = true
    }
  }

  mfa {
    state = var.is_prod ? "MANDATORY" : "ENABLED"

    provider_configs {
      state = var.is_prod ? "MANDATORY" : "ENABLED"
      totp_provider_config {
        adjacent_intervals = 1
      }
    }
  }

  monitoring {
    request_logging {
      enabled = true
    }
  }
}

# What the page names the project by; it opens nothing without a password. It holds for signing in alone. It is not bound to
# the page's address: the page sends no referrer, and the exchange of tokens would be refused.
resource "google_apikeys_key" "page" {
  project      = var.project
  name         = "page"
  display_name = "Sign-in on the page"

  restrictions {
    api_targets {
      service = "identitytoolkit.googleapis.com"
    }
    api_targets {
      service = "securetoken.googleapis.com"
    }
  }
}
