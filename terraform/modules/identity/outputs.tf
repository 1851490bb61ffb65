output "domains" {
  description = "The domains that people sign in from."
  value       = google_identity_platform_config.people.authorized_domains
}
