# Cloud Armor: what no honest client sends never reaches the function.

resource "google_compute_security_policy" "api" {
  project     = var.project
  name        = "api"
  description = "Limits for each address, and the known attacks."

  adaptive_protection_config {
    layer_7_ddos_defense_config {
      enable = true
    }
  }

  rule {
    description = "The Log4j attack, in headers too"
    action      = "deny(403)"
    priority    = 1000
    match {
      expr {
        expression = "evaluatePreconfiguredExpr('cve-canary')"
      }
    }
  }

  rule {
    description = "Only our own host and methods"
    action      = "deny(403)"
    priority    = 1100
    match {
      expr {
        expression = "request.headers['host'] != '${var.domain}' || !request.method.matches('GET|HEAD|POST|PATCH|DELETE')"
      }
    }
  }

  rule {
    description = "SQL injection, scripts, file inclusion"
    action      = "deny(403)"
    priority    = 1200
    match {
      expr {
        expression = "evaluatePreconfiguredWaf('sqli-v33-stable', {'sensitivity': 1}) || evaluatePreconfiguredWaf('xss-v33-stable', {'sensitivity': 1}) || evaluatePreconfiguredWaf('lfi-v33-stable', {'sensitivity': 1})"
      }
    }
  }

  rule {
    description = "So many requests a minute from one address; a whole clinic may be behind it"
    action      = "rate_based_ban"
    priority    = 2000
    match {
      versioned_expr = "SRC_IPS_V1"
      config {
        src_ip_ranges = ["*"]
      }
    }
    rate_limit_options {
      conform_action   = "allow"
      exceed_action    = "deny(429)"
      enforce_on_key   = "IP"
      ban_duration_sec = 300
      rate_limit_threshold {
        count        = var.requests_per_minute
        interval_sec = 60
      }
      ban_threshold {
        count        = var.requests_per_minute * 3
        interval_sec = 60
      }
    }
  }

  rule {
    description = "Nothing else is known"
    action      = "deny(403)"
    priority    = 2147483647
    match {
      versioned_expr = "SRC_IPS_V1"
      config {
        src_ip_ranges = ["*"]
      }
    }
  }
}

resource "google_compute_security_policy" "edge" {
  #checkov:skip=CKV_GCP_73:an edge policy before a bucket takes no WAF rules; there is no program behind it
  project     = var.project
  name        = "edge"
  description = "The page's files are for everybody."
  type        = "CLOUD_ARMOR_EDGE"

  rule {
    description = "Everybody may read the page"
    action      = "allow"
    priority    = 2147483647
    match {
      versioned_expr = "SRC_IPS_V1"
      config {
        src_ip_ranges = ["*"]
      }
    }
  }
}
