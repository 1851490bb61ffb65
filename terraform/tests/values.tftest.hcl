# Every size and region can be planned, and a wrong value is refused before anything is made.

mock_provider "google" {}
mock_provider "google-beta" {}
mock_provider "random" {}

variables {
  project = "clinic-prod"
  domain  = "app.clinic.example"
  builds  = false
}

run "small_in_the_united_states" {
  command = plan

  variables {
    size   = "small"
    region = "us-central1"
  }

  assert {
    condition     = local.here.location == "US" && alltrue([for region in local.here.regions : startswith(region, "US-")]) && local.here.firestore == "nam5" && local.here.keys == "us" && local.here.backups == "us"
    error_message = "Everything stays in the United States."
  }

  assert {
    condition     = toset(keys(module.function)) == toset(["analyze", "api", "ingest", "report"])
    error_message = "Four functions."
  }

  assert {
    condition     = toset(keys(output.subscriptions["ingest"])) == toset(["event.dead_lettered", "object.uploaded", "sweep.requested"]) && length(output.subscriptions["api"]) == 0
    error_message = "Dead letters and the sweep go to ingest; nothing is pushed to the API."
  }

  assert {
    condition     = alltrue([for environment in values(output.environment) : !anytrue([for name in keys(environment) : strcontains(name, "PASSWORD") || endswith(name, "DATABASE_URL")])])
    error_message = "No secret is a plain variable."
  }

  assert {
    condition     = length(fileset(path.module, "**/*.tf")) > 20 && !anytrue([for name in fileset(path.module, "**/*.tf") : length(regexall("roles/(owner|editor|viewer)\"", file("${path.module}/${name}"))) > 0])
    error_message = "Nobody owns the project, edits it, or reads all of it."
  }

  assert {
    condition     = google_project_iam_custom_role.sweeper.permissions == toset(["storage.objects.delete", "storage.objects.list"])
    error_message = "The sweeper cannot read."
  }

  assert {
    condition     = alltrue([for size in values(local.sizes) : size.max_connections >= 15 + 2 * sum([for name, each in local.functions : size.instances[name] * (each.pool + min(2, each.pool))])])
    error_message = "All pools of all instances find a connection, in every size, also while a canary is tried."
  }
}

run "medium_in_europe_as_production" {
  command = plan

  variables {
    size            = "medium"
    region          = "europe-west1"
    environment     = "prod"
    alert_emails    = ["on-call@clinic.example"]
    billing_account = "012345-6789AB-CDEF01"
  }

  assert {
    condition     = local.here.location == "EU" && alltrue([for region in local.here.regions : startswith(region, "EUROPE-")]) && local.here.firestore == "eur3" && local.here.keys == "europe" && local.here.backups == "eu"
    error_message = "Everything stays in Europe."
  }

  assert {
    condition     = output.environment["api"].SIGN_SECOND_FACTOR == "1"
    error_message = "In production a signature needs a second factor."
  }
}

run "large_in_asia" {
  command = plan

  variables {
    size   = "large"
    region = "asia-southeast1"
  }

  assert {
    condition     = local.here.location == "ASIA" && alltrue([for region in local.here.regions : startswith(region, "ASIA-")]) && local.here.firestore == "asia-southeast1" && local.here.keys == "asia" && local.here.backups == "asia"
    error_message = "Everything stays in Asia."
  }
}

# Refused one by one, and all named at once.
run "wrong_values" {
  command = plan

  variables {
    region         = "europe-west3"
    size           = "huge"
    domain         = "https://app.clinic.example/"
    canary_percent = 101
    log_level      = "LOUD"
    release        = { api = "newest" }
    integrators    = { all = { member = "allUsers", tenant = "north/drop/../../south" } }
    environment    = "prod"
  }

  expect_failures = [
    var.region, var.size, var.domain, var.canary_percent, var.log_level, var.release, var.integrators, var.alert_emails,
    var.billing_account,
  ]
}
