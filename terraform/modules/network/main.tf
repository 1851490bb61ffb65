# A private network: the functions' way to the database, which has no public address.

resource "google_compute_network" "private" {
  project                 = var.project
  name                    = "fertivision"
  auto_create_subnetworks = false
}

resource "google_compute_subnetwork" "functions" {
  project                  = var.project
  name                     = "functions"
  region                   = var.region
  network                  = google_compute_network.private.id
  ip_cidr_range            = "10.20.0.0/22"
  private_ip_google_access = true
  stack_type               = "IPV4_ONLY"

  log_config {
    aggregation_interval = "INTERVAL_10_MIN"
    flow_sampling        = 0.1
    metadata             = "INCLUDE_ALL_METADATA"
  }
}

# Nothing may call in: the functions are reached through Cloud Run, never through this network.
resource "google_compute_firewall" "closed" {
  project   = var.project
  name      = "nothing-in"
  network   = google_compute_network.private.id
  direction = "INGRESS"
  priority  = 65000

  deny {
    protocol = "all"
  }
  source_ranges = ["0.0.0.0/0"]

  log_config {
    metadata = "INCLUDE_ALL_METADATA"
  }
}

resource "google_compute_global_address" "services" {
  project       = var.project
  name          = "google-services"
  purpose       = "VPC_PEERING"
  address_type  = "INTERNAL"
  prefix_length = 20
  network       = google_compute_network.private.id
}

resource "google_service_networking_connection" "services" {
  network                 = google_compute_network.private.id
  service                 = "servicenetworking.googleapis.com"
  reserved_peering_ranges = [google_compute_global_address.services.name]
}
