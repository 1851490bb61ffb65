# The alerts as a table: what is looked at, from which value on, for how long, and what to do then.

locals {
  run  = "resource.type = \"cloud_run_revision\" AND resource.labels.service_name"
  subs = "resource.type = \"pubsub_subscription\" AND metric.type = \"pubsub.googleapis.com/subscription"
  sql  = "resource.type = \"cloudsql_database\" AND resource.labels.database_id = \"${var.project}:${var.instance}\" AND metric.type = \"cloudsql.googleapis.com/database"

  alerts = {
    errors = {
      name        = "More than 1 % of the API's answers are errors of ours", severity = "CRITICAL"
      filter      = "${local.run} = \"api\" AND metric.type = \"run.googleapis.com/request_count\" AND metric.labels.response_code_class = \"5xx\""
      denominator = "${local.run} = \"api\" AND metric.type = \"run.googleapis.com/request_count\""
      aligner     = "ALIGN_RATE", reducer = "REDUCE_SUM", above = 0.01, seconds = 300
      then        = "Look for http.failed and http.request with status 500 or 503 in the log. After a release: roll back (terraform/README.md)."
    }
    latency = {
      name    = "The API's p95 is over a second", severity = "WARNING"
      filter  = "${local.run} = \"api\" AND metric.type = \"run.googleapis.com/request_latencies\""
      aligner = "ALIGN_PERCENTILE_95", reducer = "REDUCE_MAX", above = 1000, seconds = 600, denominator = null
      then    = "Compare with the database's load and the number of instances on the dashboard."
    }
    failed = {
      name    = "Events fail in a way nobody foresaw", severity = "ERROR"
      filter  = "resource.type = \"cloud_run_revision\" AND metric.type = \"logging.googleapis.com/user/${google_logging_metric.counted["event.failed"].name}\""
      aligner = "ALIGN_DELTA", reducer = "REDUCE_SUM", above = 5, seconds = 300, denominator = null
      then    = "The log line event.failed has the kind of the error and where it happened. They are delivered again until they are dead letters."
    }
    dead_letters = {
      name    = "An event became a dead letter", severity = "ERROR"
      filter  = "resource.type = \"pubsub_subscription\" AND metric.type = \"pubsub.googleapis.com/subscription/dead_letter_message_count\""
      aligner = "ALIGN_DELTA", reducer = "REDUCE_SUM", above = 0, seconds = 0, denominator = null
      then    = "fertivision dead-letters list; repair the cause, then fertivision dead-letters replay ID."
    }
    parked = {
      name    = "A dead letter could not be recorded", severity = "CRITICAL"
      filter  = "${local.subs}/num_undelivered_messages\" AND resource.labels.subscription_id = \"${var.parked}\""
      aligner = "ALIGN_MAX", reducer = "REDUCE_MAX", above = 0, seconds = 0, denominator = null
      then    = "gcloud pubsub subscriptions pull ${var.parked} shows it; nothing is deleted before 30 days. Publish it again once its cause is repaired."
    }
    oldest = {
      name    = "An event waits for more than 15 minutes", severity = "ERROR"
      filter  = "${local.subs}/oldest_unacked_message_age\""
      aligner = "ALIGN_MAX", reducer = "REDUCE_MAX", above = 900, seconds = 300, denominator = null
      then    = "See which subscription, and whether its function runs, refuses or is too few."
    }
    backlog = {
      name    = "More than 500 events wait", severity = "WARNING"
      filter  = "${local.subs}/num_undelivered_messages\""
      aligner = "ALIGN_MAX", reducer = "REDUCE_SUM", above = 500, seconds = 900, denominator = null
      then    = "Nothing is lost; raise the number of instances where this lasts (terraform/sizes.json)."
    }
    too_old = {
      name    = "An event came after a week and is held", severity = "ERROR"
      filter  = "resource.type = \"cloud_run_revision\" AND metric.type = \"logging.googleapis.com/user/${google_logging_metric.counted["event.too_old"].name}\""
      aligner = "ALIGN_DELTA", reducer = "REDUCE_SUM", above = 0, seconds = 0, denominator = null
      then    = "A person releases the upload from the worklist."
    }
    database_cpu = {
      name    = "The database is busy", severity = "WARNING"
      filter  = "${local.sql}/cpu/utilization\""
      aligner = "ALIGN_MEAN", reducer = "REDUCE_MAX", above = 0.8, seconds = 900, denominator = null
      then    = "Query insights names the statements; a larger size gives a larger machine."
    }
    database_disk = {
      name    = "The database's disk is nearly full", severity = "CRITICAL"
      filter  = "${local.sql}/disk/utilization\""
      aligner = "ALIGN_MAX", reducer = "REDUCE_MAX", above = 0.9, seconds = 300, denominator = null
      then    = "It grows by itself up to its limit; raise disk_gb in terraform/sizes.json."
    }
    database_connections = {
      name    = "The database's connections run out", severity = "ERROR"
      filter  = "${local.sql}/postgresql/num_backends\""
      aligner = "ALIGN_MAX", reducer = "REDUCE_SUM", above = floor(var.max_connections * 0.8), seconds = 300, denominator = null
      then    = "Compare pools times instances with max_connections in terraform/sizes.json."
    }
  }
}

resource "google_monitoring_alert_policy" "alert" {
  for_each = local.alerts

  project               = var.project
  display_name          = each.value.name
  combiner              = "OR"
  severity              = each.value.severity
  notification_channels = local.channels

  conditions {
    display_name = each.value.name

    condition_threshold {
      filter             = each.value.filter
      denominator_filter = each.value.denominator
      comparison         = "COMPARISON_GT"
      threshold_value    = each.value.above
      duration           = "${each.value.seconds}s"

      aggregations {
        alignment_period     = "60s"
        per_series_aligner   = each.value.aligner
        cross_series_reducer = each.value.reducer
      }

      dynamic "denominator_aggregations" {
        for_each = each.value.denominator == null ? [] : [1]
        content {
          alignment_period     = "60s"
          per_series_aligner   = each.value.aligner
          cross_series_reducer = each.value.reducer
        }
      }
    }
  }

  documentation {
    mime_type = "text/markdown"
    content   = each.value.then
  }

  alert_strategy {
    auto_close = "86400s"
  }
}

resource "google_monitoring_alert_policy" "down" {
  for_each = google_monitoring_uptime_check_config.site

  project               = var.project
  display_name          = "${each.value.display_name} does not answer"
  combiner              = "OR"
  severity              = "CRITICAL"
  notification_channels = local.channels

  conditions {
    display_name = "${each.value.display_name} does not answer"

    condition_threshold {
      filter          = "resource.type = \"uptime_url\" AND metric.type = \"monitoring.googleapis.com/uptime_check/check_passed\" AND metric.labels.check_id = \"${each.value.uptime_check_id}\""
      comparison      = "COMPARISON_GT"
      threshold_value = 1
      duration        = "120s"

      aggregations {
        alignment_period     = "300s"
        per_series_aligner   = "ALIGN_NEXT_OLDER"
        cross_series_reducer = "REDUCE_COUNT_FALSE"
        group_by_fields      = ["resource.label.host"]
      }
    }
  }

  documentation {
    mime_type = "text/markdown"
    content   = "/health is the function alone, /ready its stores, / the page: which of them answer says where to look."
  }
}
