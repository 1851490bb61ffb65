# Every subscription retries, has a dead letter with a subscription of its own, and outlasts the lease.

mock_provider "google" {}
mock_provider "google-beta" {}
mock_provider "random" {}

variables {
  project        = "clinic-prod"
  number         = "123456789012"
  region         = "europe-west1"
  name           = "ingest"
  signature      = "cloudevent"
  is_public      = false
  is_prod        = true
  digest         = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
  archive        = "../build/ingest.zip"
  source_bucket  = "clinic-prod-source"
  images         = "europe-west1-docker.pkg.dev/clinic-prod/fertivision"
  builder        = "projects/clinic-prod/serviceAccounts/fertivision-builder@clinic-prod.iam.gserviceaccount.com"
  builds         = false
  stable         = null
  canary_percent = 30
  cpu            = 2
  memory_mib     = 4096
  concurrency    = 3
  pool           = 4
  timeout_s      = 540
  min_instances  = 0
  max_instances  = 2
  environment    = { BACKEND = "gcp" }
  secrets        = { APP_DATABASE_URL = { secret = "fv-app-address", version = "1" } }
  kms_key        = "projects/clinic-prod/locations/europe-west1/keyRings/fertivision/cryptoKeys/region"
  tenants_key    = "projects/clinic-prod/locations/europe-west1/keyRings/fertivision/cryptoKeys/tenants"
  network        = "projects/clinic-prod/global/networks/fertivision"
  subnetwork     = "projects/clinic-prod/regions/europe-west1/subnetworks/functions"
  database       = "clinic-prod:europe-west1:records"
  buckets        = { incoming = { name = "clinic-prod-incoming", right = "viewer" } }
  sweeper_role   = "projects/clinic-prod/roles/fertivisionSweeper"
  live_state     = "user"
  signs          = false
  publishes      = { "upload.accepted" = "projects/clinic-prod/topics/fertivision-upload.accepted" }
  receives = {
    "object.uploaded"     = "projects/clinic-prod/topics/fertivision-object.uploaded"
    "event.dead_lettered" = "projects/clinic-prod/topics/fertivision-event.dead_lettered"
  }
  dead_letters = "projects/clinic-prod/topics/fertivision-event.dead_lettered"
  parked       = "projects/clinic-prod/topics/fertivision-parked"
  delivery = {
    minimum_backoff_s = 10
    maximum_backoff_s = 600
    attempts          = 30
    ack_deadline_s    = 600
    retention_s       = 604800
    job_lease_s       = 60
  }
}

run "subscriptions" {
  command = apply

  module {
    source = "./modules/function"
  }

  assert {
    condition     = alltrue([for each in google_pubsub_subscription.push : each.retry_policy[0].minimum_backoff == "10s" && each.retry_policy[0].maximum_backoff == "600s"])
    error_message = "Every subscription waits longer after each failure."
  }

  assert {
    condition     = google_pubsub_subscription.push["object.uploaded"].dead_letter_policy[0].dead_letter_topic == var.dead_letters && google_pubsub_subscription.push["object.uploaded"].dead_letter_policy[0].max_delivery_attempts == 30
    error_message = "What keeps failing becomes a dead letter."
  }

  assert {
    condition     = google_pubsub_subscription.push["event.dead_lettered"].dead_letter_policy[0].dead_letter_topic == var.parked
    error_message = "A dead letter that cannot be recorded is parked, and never comes back to where it is."
  }

  assert {
    condition     = alltrue([for each in google_pubsub_subscription.push : each.push_config[0].oidc_token[0].service_account_email == google_service_account.pusher[0].email && each.push_config[0].oidc_token[0].audience == google_cloud_run_v2_service.function.uri])
    error_message = "Every push carries a token for this function alone, by an account that may do nothing else."
  }

  assert {
    condition     = alltrue([for each in google_pubsub_subscription.push : each.expiration_policy[0].ttl == ""])
    error_message = "No subscription goes away because a clinic was closed for a month."
  }

  assert {
    condition     = alltrue([for each in google_pubsub_subscription.push : !each.enable_message_ordering])
    error_message = "One file that fails must not block all of its patient's."
  }

  assert {
    condition     = toset(keys(google_pubsub_subscription_iam_member.forwards)) == toset(keys(var.receives))
    error_message = "Without this right Pub/Sub forwards no dead letter."
  }

  assert {
    condition     = google_cloud_run_v2_service.function.ingress == "INGRESS_TRAFFIC_INTERNAL_ONLY" && google_cloud_run_v2_service.function.invoker_iam_disabled == false
    error_message = "A function of events is private."
  }

  assert {
    condition     = google_cloud_run_v2_service_iam_member.pusher[0].member == google_service_account.pusher[0].member
    error_message = "Only Pub/Sub's account calls it."
  }

  assert {
    condition     = length(output.traffic) == 1 && output.traffic[output.revision] == 100
    error_message = "Without a stable revision the new one gets everything."
  }
}

run "too_few_attempts" {
  command = plan

  module {
    source = "./modules/function"
  }

  variables {
    delivery = {
      minimum_backoff_s = 10
      maximum_backoff_s = 600
      attempts          = 18
      ack_deadline_s    = 600
      retention_s       = 604800
      job_lease_s       = 60
    }
  }

  expect_failures = [google_pubsub_subscription.push]
}

run "a_deadline_shorter_than_the_work" {
  command = plan

  module {
    source = "./modules/function"
  }

  variables {
    timeout_s = 600
  }

  expect_failures = [google_pubsub_subscription.push]
}

run "a_canary" {
  command = plan

  module {
    source = "./modules/function"
  }

  variables {
    stable = "ingest-fedcba987654-012345"
  }

  assert {
    condition     = output.traffic["ingest-fedcba987654-012345"] == 70 && output.traffic[output.revision] == 30
    error_message = "70 to the stable revision and 30 to the new one."
  }
}

run "rolled_back" {
  command = plan

  module {
    source = "./modules/function"
  }

  variables {
    stable         = "ingest-fedcba987654-012345"
    canary_percent = 0
    environment    = { BACKEND = "gcp", LOG_LEVEL = "DEBUG" }
  }

  assert {
    condition     = length(output.traffic) == 1 && output.traffic["ingest-fedcba987654-012345"] == 100
    error_message = "Everything goes back to the stable revision."
  }

  assert {
    condition     = startswith(output.revision, "ingest-0123456789ab-") && output.revision != run.subscriptions.revision
    error_message = "A revision's name says what is in it: another setting is another revision."
  }
}

run "topics" {
  command = apply

  module {
    source = "./modules/events"
  }

  variables {
    prefix             = "fertivision-"
    events             = ["event.dead_lettered", "object.uploaded", "sweep.requested", "upload.accepted"]
    incoming           = "clinic-prod-incoming"
    retention_s        = 604800
    parked_retention_s = 2592000
    sweep              = "*/5 * * * *"
  }

  assert {
    condition     = google_pubsub_subscription.parked.message_retention_duration == "2592000s" && google_pubsub_subscription.parked.expiration_policy[0].ttl == "" && length(google_pubsub_subscription.parked.push_config) == 0
    error_message = "What was parked waits for a person for 30 days."
  }

  assert {
    condition     = google_pubsub_subscription.parked.topic == google_pubsub_topic.event["parked"].id
    error_message = "A topic of dead letters without a subscription loses them."
  }

  assert {
    condition     = alltrue([for topic in google_pubsub_topic.event : topic.message_storage_policy[0].allowed_persistence_regions == toset(["europe-west1"]) && topic.kms_key_name == var.kms_key])
    error_message = "Messages stay in the region, under our key."
  }

  assert {
    condition     = google_storage_notification.uploaded.event_types == toset(["OBJECT_FINALIZE"]) && google_storage_notification.uploaded.payload_format == "JSON_API_V1"
    error_message = "Cloud Storage tells of complete objects."
  }

  assert {
    condition     = toset(keys(google_pubsub_topic_iam_member.buries)) == toset(["event.dead_lettered", "parked"])
    error_message = "Pub/Sub must be able to write dead letters."
  }

  assert {
    condition     = jsondecode(base64decode(google_cloud_scheduler_job.sweep.pubsub_target[0].data)).type == "com.fertivision.sweep.requested.v1"
    error_message = "The clock asks for a sweep."
  }
}
