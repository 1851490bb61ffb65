output "ids" {
  description = "The keys, by what they are for: region, storage, tenants. Usable once Google's accounts may use them."
  value       = { for name, key in google_kms_crypto_key.key : name => key.id }
  depends_on  = [google_kms_crypto_key_iam_member.agent]
}
