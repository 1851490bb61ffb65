# What our own log lines count: their messages are fixed names, their fields the labels.

locals {
  counted = {
    "event.failed"    = { label = "event_type", what = "An event failed in a way nobody foresaw" }
    "event.refused"   = { label = "code", what = "An event ended with an error that no retry mends" }
    "event.postponed" = { label = "event_type", what = "An event was asked for again" }
    "event.too_old"   = { label = "event_type", what = "An event came after a week" }
    "upload.decided"  = { label = "status", what = "An upload was accepted, held or rejected" }
    "upload.rejected" = { label = "reason", what = "A file's own fault ended its way" }
    "report.ready"    = { label = "status", what = "A PDF can be fetched" }
    "sweep.repaired"  = { label = "outcome", what = "The sweep found what was lost" }
    "http.failed"     = { label = "logger", what = "A request failed in a way nobody foresaw" }
  }
  timed = {
    "analysis.completed" = { label = "analyzer", what = "Seconds of an analysis" }
    "http.request"       = { label = "route", what = "Seconds of a request" }
  }
  ours = "resource.type=\"cloud_run_revision\" AND resource.labels.service_name=(${join(" OR ", [for name in var.functions : "\"${name}\""])})"
}

resource "google_logging_metric" "counted" {
  for_each = local.counted

  project     = var.project
  name        = "fertivision/${each.key}"
  description = each.value.what
  filter      = "${local.ours} AND jsonPayload.message=\"${each.key}\""

  metric_descriptor {
    metric_kind = "DELTA"
    value_type  = "INT64"
    labels {
      key        = each.value.label
      value_type = "STRING"
    }
  }

  label_extractors = { (each.value.label) = "EXTRACT(jsonPayload.${each.value.label})" }
}

resource "google_logging_metric" "timed" {
  for_each = local.timed

  project         = var.project
  name            = "fertivision/${each.key}.seconds"
  description     = each.value.what
  filter          = "${local.ours} AND jsonPayload.message=\"${each.key}\""
  value_extractor = "EXTRACT(jsonPayload.seconds)"

  metric_descriptor {
    metric_kind = "DELTA"
    value_type  = "DISTRIBUTION"
    unit        = "s"
    labels {
      key        = each.value.label
      value_type = "STRING"
    }
  }

  bucket_options {
    exponential_buckets {
      num_finite_buckets = 40
      growth_factor      = 1.4
      scale              = 0.001
    }
  }

  label_extractors = { (each.value.label) = "EXTRACT(jsonPayload.${each.value.label})" }
}
