# One address with TLS: /api/ and the probes go to the function, everything else to the page.

resource "google_compute_region_network_endpoint_group" "api" {
  project               = var.project
  name                  = "api"
  region                = var.region
  network_endpoint_type = "SERVERLESS"

  cloud_run {
    service = var.api
  }
}

resource "google_compute_backend_service" "api" {
  project                 = var.project
  name                    = "api"
  load_balancing_scheme   = "EXTERNAL_MANAGED"
  protocol                = "HTTPS"
  enable_cdn              = false
  security_policy         = google_compute_security_policy.api.id
  custom_response_headers = [for header in local.everyone : header if startswith(header, "Strict-Transport-Security")]

  backend {
    group = google_compute_region_network_endpoint_group.api.id
  }

  # Answers are about patients: no cache keeps them, and the log has addresses of the API only, which name nobody.
  log_config {
    enable      = true
    sample_rate = 1
  }
}

resource "google_compute_url_map" "site" {
  project         = var.project
  name            = "site"
  default_service = google_compute_backend_bucket.page.id

  host_rule {
    hosts        = [var.domain]
    path_matcher = "site"
  }

  path_matcher {
    name            = "site"
    default_service = google_compute_backend_bucket.page.id

    path_rule {
      paths   = ["/api/*", "/health", "/ready"]
      service = google_compute_backend_service.api.id
    }
  }
}

resource "google_compute_url_map" "to_tls" {
  project = var.project
  name    = "to-tls"

  default_url_redirect {
    https_redirect         = true
    redirect_response_code = "MOVED_PERMANENTLY_DEFAULT"
    strip_query            = true
  }
}

resource "google_compute_global_address" "site" {
  project = var.project
  name    = "site"
}

resource "google_compute_managed_ssl_certificate" "site" {
  project = var.project
  name    = "site-${substr(sha256(var.domain), 0, 8)}"

  managed {
    domains = [var.domain]
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "google_compute_ssl_policy" "modern" {
  project         = var.project
  name            = "modern"
  profile         = "RESTRICTED"
  min_tls_version = "TLS_1_2"
}

resource "google_compute_target_https_proxy" "site" {
  project          = var.project
  name             = "site"
  url_map          = google_compute_url_map.site.id
  ssl_certificates = [google_compute_managed_ssl_certificate.site.id]
  ssl_policy       = google_compute_ssl_policy.modern.id
}

resource "google_compute_target_http_proxy" "to_tls" {
  project = var.project
  name    = "to-tls"
  url_map = google_compute_url_map.to_tls.id
}

resource "google_compute_global_forwarding_rule" "tls" {
  project               = var.project
  name                  = "tls"
  target                = google_compute_target_https_proxy.site.id
  ip_address            = google_compute_global_address.site.id
  port_range            = "443"
  load_balancing_scheme = "EXTERNAL_MANAGED"
}

resource "google_compute_global_forwarding_rule" "plain" {
  project               = var.project
  name                  = "plain"
  target                = google_compute_target_http_proxy.to_tls.id
  ip_address            = google_compute_global_address.site.id
  port_range            = "80"
  load_balancing_scheme = "EXTERNAL_MANAGED"
}
