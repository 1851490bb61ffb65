output "number" {
  description = "The project's number, which Google's own service accounts are named by."
  value       = data.google_project.this.number
}

output "services" {
  description = "The services that are on."
  value       = [for service in google_project_service.used : service.service]
}
