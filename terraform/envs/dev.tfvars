# A deployment to try things in: one zone, small machines, a week's memory of what was deleted. Give `project` and `domain`.
environment     = "dev"
size            = "small"
region          = "europe-west1"
log_level       = "DEBUG"
alert_emails    = []
billing_account = null
canary_percent  = 30
