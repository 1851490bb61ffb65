# The project, where it is to be made, and the services it uses.

resource "google_project" "made" {
  #checkov:skip=CKV2_GCP_5:reads and writes are logged for every service that holds patients' data, below; of the others only changes
  count = var.create == null ? 0 : 1

  name                = var.project
  project_id          = var.project
  folder_id           = var.create.folder
  billing_account     = var.create.billing_account
  auto_create_network = false
  deletion_policy     = "PREVENT"
}

resource "google_project_service" "used" {
  for_each = toset(local.services)

  project            = var.project
  service            = each.value
  disable_on_destroy = false

  depends_on = [google_project.made]
}

# Who read or wrote patients' data, by Google's own account of it.
resource "google_project_iam_audit_config" "data" {
  for_each = toset(["storage.googleapis.com", "cloudsql.googleapis.com", "cloudkms.googleapis.com", "secretmanager.googleapis.com", "firestore.googleapis.com"])

  project = var.project
  service = each.value

  audit_log_config {
    log_type = "ADMIN_READ"
  }
  audit_log_config {
    log_type = "DATA_READ"
  }
  audit_log_config {
    log_type = "DATA_WRITE"
  }

  depends_on = [google_project_service.used]
}

data "google_project" "this" {
  project_id = var.project

  depends_on = [google_project.made]
}

locals {
  services = [
    "apikeys.googleapis.com",
    "artifactregistry.googleapis.com",
    "billingbudgets.googleapis.com",
    "cloudbuild.googleapis.com",
    "cloudkms.googleapis.com",
    "cloudresourcemanager.googleapis.com",
    "cloudscheduler.googleapis.com",
    "compute.googleapis.com",
    "firebaserules.googleapis.com",
    "firestore.googleapis.com",
    "iam.googleapis.com",
    "iamcredentials.googleapis.com",
    "identitytoolkit.googleapis.com",
    "logging.googleapis.com",
    "monitoring.googleapis.com",
    "pubsub.googleapis.com",
    "run.googleapis.com",
    "secretmanager.googleapis.com",
    "securetoken.googleapis.com",
    "servicenetworking.googleapis.com",
    "sqladmin.googleapis.com",
    "storage.googleapis.com",
  ]
}
