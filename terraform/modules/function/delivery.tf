# How events reach the function: a push subscription for each kind, as an account that may do nothing but call it. An
# Eventarc trigger cannot carry a dead letter.

locals {
  endpoint = google_cloud_run_v2_service.function.uri

  # A dead letter that cannot be recorded is parked for a person; everything else becomes a dead letter.
  buried_in = { for event in keys(var.receives) : event => event == "event.dead_lettered" ? var.parked : var.dead_letters }
}

resource "google_service_account" "pusher" {
  count = length(var.receives) > 0 ? 1 : 0

  project      = var.project
  account_id   = "fertivision-${var.name}-push"
  display_name = "Delivers events to ${var.name}"
}

resource "google_cloud_run_v2_service_iam_member" "pusher" {
  count = length(var.receives) > 0 ? 1 : 0

  project  = var.project
  location = var.region
  name     = google_cloud_run_v2_service.function.name
  role     = "roles/run.invoker"
  member   = google_service_account.pusher[0].member
}

# Pub/Sub makes the tokens that it pushes with.
resource "google_service_account_iam_member" "pubsub" {
  count = length(var.receives) > 0 ? 1 : 0

  service_account_id = google_service_account.pusher[0].name
  role               = "roles/iam.serviceAccountTokenCreator"
  member             = local.agent
}

locals {
  agent = "serviceAccount:service-${var.number}@gcp-sa-pubsub.iam.gserviceaccount.com"
}

resource "google_pubsub_subscription" "push" {
  for_each = var.receives

  project                    = var.project
  name                       = "${var.name}-${each.key}"
  topic                      = each.value
  ack_deadline_seconds       = var.delivery.ack_deadline_s
  message_retention_duration = "${var.delivery.retention_s}s"
  enable_message_ordering    = false

  expiration_policy {
    ttl = ""
  }

  retry_policy {
    minimum_backoff = "${var.delivery.minimum_backoff_s}s"
    maximum_backoff = "${var.delivery.maximum_backoff_s}s"
  }

  dead_letter_policy {
    dead_letter_topic     = local.buried_in[each.key]
    max_delivery_attempts = var.delivery.attempts
  }

  # The framework takes the topic from the path.
  push_config {
    push_endpoint = "${local.endpoint}/${each.value}"

    oidc_token {
      service_account_email = google_service_account.pusher[0].email
      audience              = local.endpoint
    }
  }

  lifecycle {
    precondition {
      condition     = var.delivery.attempts * var.delivery.minimum_backoff_s > 3 * var.delivery.job_lease_s
      error_message = "An event must outlast three leases before it is given up: attempts × minimum back-off > 3 × lease."
    }
    precondition {
      condition     = var.delivery.ack_deadline_s > var.timeout_s
      error_message = "An event must not be delivered again while it may still be worked on."
    }
  }

  depends_on = [google_cloud_run_v2_service_iam_member.pusher]
}

# Pub/Sub takes what it has forwarded to the dead letters off the subscription.
resource "google_pubsub_subscription_iam_member" "forwards" {
  for_each = var.receives

  project      = var.project
  subscription = google_pubsub_subscription.push[each.key].name
  role         = "roles/pubsub.subscriber"
  member       = local.agent
}
