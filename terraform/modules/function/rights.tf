# What this function may do, and nothing else. Buckets one by one, topics one by one, one key, its own secrets.

locals {
  bucket_roles = {
    creator = ["roles/storage.objectCreator"]
    viewer  = ["roles/storage.objectViewer"]
    adder   = ["roles/storage.objectCreator", "roles/storage.objectViewer"]
    user    = ["roles/storage.objectUser"]
    sweeper = [var.sweeper_role]
  }
  bucket_grants = merge([for area, each in var.buckets : {
    for number, role in local.bucket_roles[each.right] : "${area}-${number}" => { bucket = each.name, role = role }
  }]...)
  live_state_roles = { user = "roles/datastore.user", viewer = "roles/datastore.viewer" }
}

resource "google_storage_bucket_iam_member" "bucket" {
  for_each = local.bucket_grants

  bucket = each.value.bucket
  role   = each.value.role
  member = google_service_account.own.member
}

resource "google_pubsub_topic_iam_member" "publishes" {
  for_each = var.publishes

  project = var.project
  topic   = each.value
  role    = "roles/pubsub.publisher"
  member  = google_service_account.own.member
}

resource "google_kms_crypto_key_iam_member" "tenants" {
  crypto_key_id = var.tenants_key
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = google_service_account.own.member
}

resource "google_secret_manager_secret_iam_member" "reads" {
  for_each = var.secrets

  project   = var.project
  secret_id = each.value.secret
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.own.member
}

resource "google_project_iam_member" "database" {
  for_each = toset(["roles/cloudsql.client", "roles/cloudsql.instanceUser"])

  project = var.project
  role    = each.value
  member  = google_service_account.own.member
}

resource "google_project_iam_member" "live_state" {
  project = var.project
  role    = local.live_state_roles[var.live_state]
  member  = google_service_account.own.member
}

# Addresses of objects are signed by the account itself: it may make its own signatures and nobody else's.
resource "google_service_account_iam_member" "signs" {
  count = var.signs ? 1 : 0

  service_account_id = google_service_account.own.name
  role               = "roles/iam.serviceAccountTokenCreator"
  member             = google_service_account.own.member
}
