# What people reach, and who is told when something is wrong.

mock_provider "google" {}
mock_provider "google-beta" {}
mock_provider "random" {}

variables {
  project     = "clinic-prod"
  domain      = "app.clinic.example"
  environment = "dev"
  builds      = false
}

run "the_page" {
  command = plan

  module {
    source = "./modules/web"
  }

  variables {
    region              = "europe-west1"
    folder              = "../hosting"
    api                 = "api"
    requests_per_minute = 6000
  }

  assert {
    condition     = contains(output.files, "index.html") && !anytrue([for file in output.files : startswith(file, "firestore") || startswith(file, "tools/") || endswith(file, "headers.json")])
    error_message = "The page's files and no configuration."
  }

  assert {
    condition     = anytrue([for header in output.headers : startswith(header, "Content-Security-Policy: default-src 'none'")]) && anytrue([for header in output.headers : startswith(header, "Strict-Transport-Security: max-age=63072000")])
    error_message = "Every answer carries the security headers."
  }

  assert {
    condition     = google_compute_backend_service.api.enable_cdn == false && google_compute_url_map.site.path_matcher[0].path_rule[0].paths == toset(["/api/*", "/health", "/ready"])
    error_message = "The API has the page's address, and no cache keeps its answers."
  }

  assert {
    condition     = google_compute_ssl_policy.modern.min_tls_version == "TLS_1_2" && google_compute_url_map.to_tls.default_url_redirect[0].https_redirect
    error_message = "Nothing is said without TLS."
  }

  assert {
    condition     = anytrue([for rule in google_compute_security_policy.api.rule : rule.action == "rate_based_ban"]) && anytrue([for rule in google_compute_security_policy.api.rule : rule.priority == 2147483647 && rule.action == "deny(403)"])
    error_message = "Cloud Armor limits each address and lets nothing through that no rule allows."
  }

  assert {
    condition     = google_storage_bucket_iam_member.page.role == "roles/storage.legacyObjectReader"
    error_message = "Everybody reads the page; nobody lists it."
  }
}

run "alerts" {
  command = plan

  module {
    source = "./modules/monitoring"
  }

  variables {
    number          = "123456789012"
    region          = "europe-west1"
    kms_key         = "projects/clinic-prod/locations/europe-west1/keyRings/fertivision/cryptoKeys/region"
    emails          = ["on-call@clinic.example"]
    billing_account = "012345-6789AB-CDEF01"
    budget          = 200
    functions       = ["analyze", "api", "ingest", "report"]
    parked          = "fertivision-parked"
    instance        = "records"
    max_connections = 150
  }

  assert {
    condition     = alltrue([for name in ["errors", "latency", "dead_letters", "parked", "oldest", "backlog"] : contains(keys(output.alerts), name)]) && strcontains(output.alerts["parked"], "fertivision-parked")
    error_message = "Errors, latency, dead letters, what was parked, the oldest event and the backlog are alerted on."
  }

  assert {
    condition     = output.channels == 2
    error_message = "An alert reaches a topic and a person."
  }

  assert {
    condition     = length(google_billing_budget.month) == 1 && google_billing_budget.month[0].amount[0].specified_amount[0].units == "200"
    error_message = "Spending is watched."
  }

  assert {
    condition     = toset(keys(google_monitoring_uptime_check_config.site)) == toset(["page", "health", "ready"])
    error_message = "Page, function and stores are watched from outside."
  }
}
