# Who is told of what: channels, uptime checks and the budget.

resource "google_monitoring_notification_channel" "mail" {
  for_each = toset(var.emails)

  project      = var.project
  display_name = each.value
  type         = "email"
  labels       = { email_address = each.value }
}

# Always there, so that an alert always reaches somebody or something: an operator's own system can listen.
resource "google_pubsub_topic" "alerts" {
  project      = var.project
  name         = "alerts"
  kms_key_name = var.kms_key

  message_storage_policy {
    allowed_persistence_regions = [var.region]
  }
}

resource "google_pubsub_subscription" "alerts" {
  project                    = var.project
  name                       = "alerts"
  topic                      = google_pubsub_topic.alerts.id
  ack_deadline_seconds       = 60
  message_retention_duration = "604800s"

  expiration_policy {
    ttl = ""
  }
}

resource "google_pubsub_topic_iam_member" "alerts" {
  project = var.project
  topic   = google_pubsub_topic.alerts.name
  role    = "roles/pubsub.publisher"
  member  = "serviceAccount:service-${var.number}@gcp-sa-monitoring-notification.iam.gserviceaccount.com"

  # Google makes that account with the first channel of this kind.
  depends_on = [google_monitoring_notification_channel.topic]
}

resource "google_monitoring_notification_channel" "topic" {
  project      = var.project
  display_name = "The topic alerts"
  type         = "pubsub"
  labels       = { topic = google_pubsub_topic.alerts.id }
}

locals {
  channels = concat([google_monitoring_notification_channel.topic.id], [for channel in google_monitoring_notification_channel.mail : channel.id])

  checks = { page = "/", health = "/health", ready = "/ready" }
}

resource "google_monitoring_uptime_check_config" "site" {
  for_each = local.checks

  project          = var.project
  display_name     = "${var.domain}${each.value}"
  period           = "60s"
  timeout          = "10s"
  selected_regions = ["USA", "EUROPE", "ASIA_PACIFIC"]

  http_check {
    path         = each.value
    port         = 443
    use_ssl      = true
    validate_ssl = true
    accepted_response_status_codes {
      status_value = 200
    }
  }

  monitored_resource {
    type   = "uptime_url"
    labels = { host = var.domain, project_id = var.project }
  }
}

resource "google_billing_budget" "month" {
  count = var.billing_account == null ? 0 : 1

  billing_account = var.billing_account
  display_name    = "${var.project}, a month"

  budget_filter {
    projects        = ["projects/${var.number}"]
    calendar_period = "MONTH"
  }

  amount {
    specified_amount {
      units = tostring(var.budget)
    }
  }

  dynamic "threshold_rules" {
    for_each = [0.5, 0.9, 1.0]
    content {
      threshold_percent = threshold_rules.value
    }
  }

  threshold_rules {
    threshold_percent = 1.2
    spend_basis       = "FORECASTED_SPEND"
  }

  all_updates_rule {
    monitoring_notification_channels = [for channel in google_monitoring_notification_channel.mail : channel.id]
    disable_default_iam_recipients   = false
  }
}
