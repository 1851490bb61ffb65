# The events: a topic for each kind, what Cloud Storage and the clock say, and where dead letters end.

locals {
  agent = "serviceAccount:service-${var.number}@gcp-sa-pubsub.iam.gserviceaccount.com"
}

resource "google_pubsub_topic" "event" {
  for_each = toset(concat(var.events, ["parked"]))

  project                    = var.project
  name                       = "${var.prefix}${each.value}"
  kms_key_name               = var.kms_key
  message_retention_duration = "${var.retention_s}s"

  message_storage_policy {
    allowed_persistence_regions = [var.region]
    enforce_in_transit          = true
  }
}

# Cloud Storage tells of each object that is complete.
resource "google_storage_notification" "uploaded" {
  bucket         = var.incoming
  topic          = google_pubsub_topic.event["object.uploaded"].id
  payload_format = "JSON_API_V1"
  event_types    = ["OBJECT_FINALIZE"]

  depends_on = [google_pubsub_topic_iam_member.storage]
}

resource "google_pubsub_topic_iam_member" "storage" {
  project = var.project
  topic   = google_pubsub_topic.event["object.uploaded"].name
  role    = "roles/pubsub.publisher"
  member  = "serviceAccount:service-${var.number}@gs-project-accounts.iam.gserviceaccount.com"
}

# The clock tells when to look for what was lost; the message's own time makes each of its events another one.
resource "google_cloud_scheduler_job" "sweep" {
  project          = var.project
  region           = var.region
  name             = "sweep"
  description      = "Finds and repairs what no event will."
  schedule         = var.sweep
  time_zone        = "Etc/UTC"
  attempt_deadline = "60s"

  retry_config {
    retry_count = 3
  }

  pubsub_target {
    topic_name = google_pubsub_topic.event["sweep.requested"].id
    data       = base64encode(jsonencode({ type = "com.fertivision.sweep.requested.v1", data = { tenant_id = "*" } }))
  }
}

# Pub/Sub forwards a dead letter itself.
resource "google_pubsub_topic_iam_member" "buries" {
  for_each = toset(["event.dead_lettered", "parked"])

  project = var.project
  topic   = google_pubsub_topic.event[each.value].name
  role    = "roles/pubsub.publisher"
  member  = local.agent
}

# A dead letter that could not even be recorded waits here for a person, who has an alert; nothing is pushed any more.
resource "google_pubsub_subscription" "parked" {
  project                      = var.project
  name                         = "${var.prefix}parked"
  topic                        = google_pubsub_topic.event["parked"].id
  ack_deadline_seconds         = 60
  message_retention_duration   = "${var.parked_retention_s}s"
  retain_acked_messages        = false
  enable_exactly_once_delivery = true

  expiration_policy {
    ttl = ""
  }

  retry_policy {
    minimum_backoff = "10s"
    maximum_backoff = "600s"
  }
}
