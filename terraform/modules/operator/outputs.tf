output "machine" {
  description = "Name of the machine."
  value       = google_compute_instance.operator.name
}
