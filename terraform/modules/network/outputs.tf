output "network" {
  description = "The network; Google's services are reachable in it."
  value       = google_compute_network.private.id
  depends_on  = [google_service_networking_connection.services]
}

output "subnetwork" {
  description = "Where the functions' own addresses come from."
  value       = google_compute_subnetwork.functions.id
}
