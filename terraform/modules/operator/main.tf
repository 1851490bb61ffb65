# An operator's way to the database, for as long as it is needed: a machine without a public address that runs the
# database's proxy, reached by SSH through Google's identity-aware proxy.

resource "google_service_account" "operator" {
  project      = var.project
  account_id   = "fertivision-operator"
  display_name = "Reaches the database for an operator"
}

resource "google_project_iam_member" "database" {
  project = var.project
  role    = "roles/cloudsql.client"
  member  = google_service_account.operator.member
}

resource "google_compute_firewall" "identity_aware" {
  project   = var.project
  name      = "operator-by-iap"
  network   = var.network
  direction = "INGRESS"
  priority  = 1000

  # Google's own range, from which its proxy comes after it has looked at who asks.
  source_ranges           = ["35.235.240.0/20"]
  target_service_accounts = [google_service_account.operator.email]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }

  log_config {
    metadata = "INCLUDE_ALL_METADATA"
  }
}

resource "google_compute_instance" "operator" {
  project      = var.project
  name         = "operator"
  zone         = "${var.region}-b"
  machine_type = "e2-micro"

  boot_disk {
    kms_key_self_link = var.kms_key
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }

  network_interface {
    subnetwork = var.subnetwork
  }

  service_account {
    email  = google_service_account.operator.email
    scopes = ["cloud-platform"]
  }

  shielded_instance_config {
    enable_secure_boot          = true
    enable_vtpm                 = true
    enable_integrity_monitoring = true
  }

  metadata = {
    block-project-ssh-keys = "true"
    enable-oslogin         = "TRUE"
    startup-script         = <<-EOT
      #!/bin/sh
      set -eu
      curl --fail --silent --output /usr/local/bin/cloud-sql-proxy https://storage.googleapis.com/cloud-sql-connectors/cloud-sql-proxy/v${var.proxy}/cloud-sql-proxy.linux.amd64
      chmod 755 /usr/local/bin/cloud-sql-proxy
      exec /usr/local/bin/cloud-sql-proxy --private-ip --address 127.0.0.1 --port 5432 ${var.database}
    EOT
  }

  depends_on = [google_project_iam_member.database, google_kms_crypto_key_iam_member.disk]
}

resource "google_kms_crypto_key_iam_member" "disk" {
  crypto_key_id = var.kms_key
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = "serviceAccount:service-${var.number}@compute-system.iam.gserviceaccount.com"
}
