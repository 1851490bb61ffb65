# A clinic that is live. Give `project`, `domain`, `alert_emails` and `billing_account` in a file of your own.
environment = "prod"

# small: 10 to 50 analyses a day; medium: 100 to 500; large: 1000 and more. The table is sizes.json.
size = "medium"

# us-central1, europe-west1 or asia-southeast1: data never leave that continent.
region = "europe-west1"

log_level       = "INFO"
canary_percent  = 30
lock_audit_logs = false
