output "domains" {
  description = "The domains that people sign in from."
  value       = google_identity_platform_config.people.authorized_domains
}

output "api_key" {
  description = "The page's key: public, as every visitor is told it."
  value       = nonsensitive(google_apikeys_key.page.key_string)
}
