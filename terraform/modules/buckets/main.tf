# The buckets: five areas, the clinics' wrapped keys, and the logs of who read what. Rights are given by bucket.

locals {
  # How long what was deleted or overwritten can be had back; what a clinic destroys is gone after twice as many days.
  kept_days = var.is_prod ? 30 : 7

  areas = {
    incoming = { cors = true, expire_days = 30, cold_days = null }
    accepted = { cors = false, expire_days = null, cold_days = 90 }
    reports  = { cors = true, expire_days = null, cold_days = 365 }
    receipts = { cors = false, expire_days = null, cold_days = null }
    models   = { cors = false, expire_days = null, cold_days = null }
    keys     = { cors = false, expire_days = null, cold_days = null }
  }
}

resource "google_storage_bucket" "area" {
  for_each = local.areas

  project                     = var.project
  name                        = "${var.prefix}-${each.key}"
  location                    = var.location
  force_destroy               = false
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  rpo                         = "DEFAULT"

  custom_placement_config {
    data_locations = var.regions
  }

  versioning {
    enabled = true
  }

  soft_delete_policy {
    retention_duration_seconds = local.kept_days * 86400
  }

  encryption {
    default_kms_key_name = var.kms_key
  }

  logging {
    log_bucket        = google_storage_bucket.logs.name
    log_object_prefix = each.key
  }

  dynamic "cors" {
    for_each = each.value.cors ? [1] : []
    content {
      origin          = [var.origin]
      method          = ["GET", "HEAD", "PUT"]
      response_header = ["Content-Type", "Content-Range", "ETag", "Range", "x-goog-content-length-range", "x-goog-generation", "x-goog-hash", "x-goog-if-generation-match"]
      max_age_seconds = 3600
    }
  }

  dynamic "lifecycle_rule" {
    for_each = each.value.expire_days == null ? [] : [each.value.expire_days]
    content {
      action {
        type = "Delete"
      }
      condition {
        age        = lifecycle_rule.value
        with_state = "LIVE"
      }
    }
  }

  dynamic "lifecycle_rule" {
    for_each = each.value.cold_days == null ? [] : [each.value.cold_days]
    content {
      action {
        type          = "SetStorageClass"
        storage_class = "COLDLINE"
      }
      condition {
        age                   = lifecycle_rule.value
        matches_storage_class = ["STANDARD"]
      }
    }
  }

  lifecycle_rule {
    action {
      type = "Delete"
    }
    condition {
      days_since_noncurrent_time = local.kept_days
      with_state                 = "ARCHIVED"
    }
  }

  lifecycle_rule {
    action {
      type = "AbortIncompleteMultipartUpload"
    }
    condition {
      age = 1
    }
  }

  lifecycle {
    prevent_destroy = true
  }
}

# Access logs and the audit trail, kept six years. Retention and versions exclude each other.
resource "google_storage_bucket" "logs" {
  #checkov:skip=CKV_GCP_62:this bucket holds the access logs; logging its own accesses would never end
  #checkov:skip=CKV_GCP_78:a bucket with a retention policy cannot have versions, and its objects can be neither changed nor deleted
  project                     = var.project
  name                        = "${var.prefix}-access-logs"
  location                    = var.location
  force_destroy               = false
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"

  custom_placement_config {
    data_locations = var.regions
  }

  retention_policy {
    is_locked        = var.lock_logs
    retention_period = 6 * 366 * 86400
  }

  encryption {
    default_kms_key_name = var.kms_key
  }

  lifecycle_rule {
    action {
      type          = "SetStorageClass"
      storage_class = "ARCHIVE"
    }
    condition {
      age = 30
    }
  }

  lifecycle_rule {
    action {
      type = "Delete"
    }
    condition {
      age = 6 * 366 + 1
    }
  }

  lifecycle {
    prevent_destroy = true
  }
}

# Cloud Storage itself writes the access logs.
resource "google_storage_bucket_iam_member" "log_writer" {
  bucket = google_storage_bucket.logs.name
  role   = "roles/storage.objectCreator"
  member = "group:cloud-storage-analytics@google.com"
}

resource "google_logging_project_sink" "audit" {
  #checkov:skip=CKV2_GCP_4:the bucket has six years' retention; whether it is locked for good is the operator's own decision (lock_audit_logs)
  project                = var.project
  name                   = "audit-to-bucket"
  destination            = "storage.googleapis.com/${google_storage_bucket.logs.name}"
  filter                 = "logName:\"cloudaudit.googleapis.com\""
  unique_writer_identity = true
}

resource "google_storage_bucket_iam_member" "sink" {
  bucket = google_storage_bucket.logs.name
  role   = "roles/storage.objectCreator"
  member = google_logging_project_sink.audit.writer_identity
}

# An integrator creates objects below its clinic's drop folder and can neither read nor list: this binding is what makes
# the clinic in an object's name trustworthy.
resource "google_storage_bucket_iam_member" "integrator" {
  for_each = var.integrators

  bucket = google_storage_bucket.area["incoming"].name
  role   = "roles/storage.objectCreator"
  member = each.value.member

  condition {
    title       = "drops for ${each.value.tenant}"
    description = "Only below ${each.value.tenant}/drop/."
    expression  = "resource.name.startsWith(\"projects/_/buckets/${google_storage_bucket.area["incoming"].name}/objects/${each.value.tenant}/drop/\")"
  }
}
