# Customer-managed keys: one where the functions run, one where the buckets lie, one that wraps the clinics' own keys.

resource "google_kms_key_ring" "here" {
  project  = var.project
  name     = "fertivision"
  location = var.region
}

resource "google_kms_key_ring" "wide" {
  project  = var.project
  name     = "fertivision"
  location = var.wide
}

locals {
  keys = {
    region  = google_kms_key_ring.here.id
    storage = google_kms_key_ring.wide.id
    tenants = google_kms_key_ring.here.id
  }

  # Google's own accounts that encrypt with a key on behalf of a service.
  agents = {
    storage     = { key = "storage", member = data.google_storage_project_service_account.agent.email_address }
    pubsub      = { key = "region", member = google_project_service_identity.agent["pubsub.googleapis.com"].email }
    sql         = { key = "region", member = google_project_service_identity.agent["sqladmin.googleapis.com"].email }
    secrets     = { key = "region", member = google_project_service_identity.agent["secretmanager.googleapis.com"].email }
    images      = { key = "region", member = google_project_service_identity.agent["artifactregistry.googleapis.com"].email }
    run         = { key = "region", member = google_project_service_identity.agent["run.googleapis.com"].email }
    firestore   = { key = var.firestore_is_wide ? "storage" : "region", member = google_project_service_identity.agent["firestore.googleapis.com"].email }
    source_here = { key = "region", member = data.google_storage_project_service_account.agent.email_address }
  }
}

resource "google_kms_crypto_key" "key" {
  for_each = local.keys

  name                       = each.key
  key_ring                   = each.value
  purpose                    = "ENCRYPT_DECRYPT"
  rotation_period            = "7776000s"
  destroy_scheduled_duration = "2592000s"

  lifecycle {
    prevent_destroy = true
  }
}

# Asking for it makes it, where Cloud Storage was never used in the project.
data "google_storage_project_service_account" "agent" {
  project = var.project
}

resource "google_project_service_identity" "agent" {
  for_each = toset([
    "artifactregistry.googleapis.com", "firestore.googleapis.com", "pubsub.googleapis.com", "run.googleapis.com",
    "secretmanager.googleapis.com", "sqladmin.googleapis.com",
  ])
  provider = google-beta

  project = var.project
  service = each.value
}

resource "google_kms_crypto_key_iam_member" "agent" {
  for_each = local.agents

  crypto_key_id = google_kms_crypto_key.key[each.value.key].id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = "serviceAccount:${each.value.member}"
}
