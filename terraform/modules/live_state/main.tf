# Firestore: who works on what, and progress for the page. Rules, indexes and time to live come from hosting/.

locals {
  declared = jsondecode(var.indexes)
  composite = { for index in local.declared.indexes :
    join(",", concat([index.collectionGroup], [for field in index.fields : "${field.fieldPath}:${try(field.order, field.arrayConfig)}"])) => index
  }
  fields = { for field in local.declared.fieldOverrides : "${field.collectionGroup}/${field.fieldPath}" => field }
}

resource "google_firestore_database" "live" {
  project                           = var.project
  name                              = "(default)"
  location_id                       = var.location
  type                              = "FIRESTORE_NATIVE"
  concurrency_mode                  = "OPTIMISTIC"
  point_in_time_recovery_enablement = "POINT_IN_TIME_RECOVERY_ENABLED"
  delete_protection_state           = "DELETE_PROTECTION_ENABLED"
  deletion_policy                   = "ABANDON"

  cmek_config {
    kms_key_name = var.kms_key
  }
}

resource "google_firestore_index" "composite" {
  for_each = local.composite

  project     = var.project
  database    = google_firestore_database.live.name
  collection  = each.value.collectionGroup
  query_scope = each.value.queryScope

  dynamic "fields" {
    for_each = each.value.fields
    content {
      field_path   = fields.value.fieldPath
      order        = try(fields.value.order, null)
      array_config = try(fields.value.arrayConfig, null)
    }
  }
}

resource "google_firestore_field" "override" {
  for_each = local.fields

  project    = var.project
  database   = google_firestore_database.live.name
  collection = each.value.collectionGroup
  field      = each.value.fieldPath

  # An empty block: no index of this field.
  index_config {
    dynamic "indexes" {
      for_each = each.value.indexes
      content {
        order        = try(indexes.value.order, null)
        array_config = try(indexes.value.arrayConfig, null)
        query_scope  = indexes.value.queryScope
      }
    }
  }

  dynamic "ttl_config" {
    for_each = try(each.value.ttl, false) ? [1] : []
    content {}
  }
}

resource "google_firebaserules_ruleset" "rules" {
  project = var.project

  source {
    files {
      name    = "firestore.rules"
      content = var.rules
    }
  }

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [google_firestore_database.live]
}

resource "google_firebaserules_release" "rules" {
  project      = var.project
  name         = "cloud.firestore"
  ruleset_name = google_firebaserules_ruleset.rules.name
}
