variable "project" {
  description = "Id of the project that everything lies in; one project holds one deployment, in one region."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.project))
    error_message = "A project's id is 6 to 30 small letters, digits and hyphens, and begins with a letter."
  }
}

variable "create_project" {
  description = "Where the project does not exist yet: its folder (folders/123) and billing account. null where it exists."
  type = object({
    folder          = string
    billing_account = string
  })
  default = null

  validation {
    condition     = var.create_project == null || can(regex("^folders/[0-9]+$", var.create_project.folder))
    error_message = "The folder looks like folders/123456789012."
  }
}

variable "environment" {
  description = "prod protects what holds data from deletion and keeps two copies; dev can be thrown away."
  type        = string
  default     = "dev"

  validation {
    condition     = contains(["dev", "prod"], var.environment)
    error_message = "One of dev, prod."
  }
}

variable "size" {
  description = "How large the clinic is: small (10 to 50 analyses a day), medium (100 to 500) or large (1000 and more)."
  type        = string
  default     = "small"

  validation {
    condition     = contains(["small", "medium", "large"], var.size)
    error_message = "One of small, medium, large."
  }
}

variable "region" {
  description = "Where everything runs and all data stays: the United States, Europe or Asia."
  type        = string
  default     = "europe-west1"

  validation {
    condition     = contains(["us-central1", "europe-west1", "asia-southeast1"], var.region)
    error_message = "One of us-central1, europe-west1, asia-southeast1; another needs its row in the table of residency."
  }
}

variable "domain" {
  description = "Name under which the page and the API are reached, such as app.clinic.example; its DNS record is yours."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$", var.domain))
    error_message = "A host name in small letters, without https:// and without a path."
  }
}

variable "release" {
  description = "SHA-256 of each function's archive, as terraform/bundle.py writes it into build/release.tfvars.json."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for digest in values(var.release) : can(regex("^[0-9a-f]{64}$", digest))])
    error_message = "Each is a SHA-256 in 64 hexadecimal digits."
  }

  validation {
    condition     = length(var.release) == 0 || toset(keys(var.release)) == toset(["analyze", "api", "ingest", "report"])
    error_message = "Exactly analyze, api, ingest and report."
  }
}

variable "stable" {
  description = "Revisions that keep the rest of the traffic while a canary is tried, by function (output revisions)."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for name in keys(var.stable) : contains(["analyze", "api", "ingest", "report"], name)])
    error_message = "Only analyze, api, ingest and report."
  }
}

variable "canary_percent" {
  description = "Share of the traffic that the new revision gets where a stable one is named; 0 rolls back."
  type        = number
  default     = 30

  validation {
    condition     = var.canary_percent >= 0 && var.canary_percent <= 100 && floor(var.canary_percent) == var.canary_percent
    error_message = "A whole number from 0 to 100."
  }
}

variable "alert_emails" {
  description = "Who is told when something is wrong. Production needs somebody."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for address in var.alert_emails : can(regex("^[^@ ]+@[^@ ]+$", address))])
    error_message = "Each is an e-mail address."
  }

  validation {
    condition     = var.environment != "prod" || length(var.alert_emails) > 0
    error_message = "Production needs at least one address."
  }
}

variable "billing_account" {
  description = "Billing account whose spending is watched, such as 012345-6789AB-CDEF01; null for none. Production needs one."
  type        = string
  default     = null

  validation {
    condition     = var.billing_account == null || can(regex("^[0-9A-F]{6}-[0-9A-F]{6}-[0-9A-F]{6}$", var.billing_account))
    error_message = "Three groups of six hexadecimal digits."
  }

  validation {
    condition     = var.environment != "prod" || var.billing_account != null
    error_message = "Production needs a billing account to watch."
  }
}

variable "integrators" {
  description = "Programs that drop files, by name: their service account or principal, and the clinic they drop for."
  type = map(object({
    member = string
    tenant = string
  }))
  default = {}

  validation {
    condition     = alltrue([for each in values(var.integrators) : can(regex("^[a-z0-9][a-z0-9_-]*$", each.tenant))])
    error_message = "A clinic's id is small letters, digits, hyphens and underscores."
  }

  validation {
    condition     = alltrue([for each in values(var.integrators) : !contains(["allUsers", "allAuthenticatedUsers"], each.member)])
    error_message = "An integrator is somebody, never everybody."
  }
}

variable "builds" {
  description = "Whether apply builds the functions' images with gcloud; false where a pipeline does."
  type        = bool
  default     = true
}

variable "log_level" {
  description = "What the functions log: DEBUG, INFO, WARNING or ERROR."
  type        = string
  default     = "INFO"

  validation {
    condition     = contains(["DEBUG", "INFO", "WARNING", "ERROR"], var.log_level)
    error_message = "One of DEBUG, INFO, WARNING, ERROR."
  }
}

variable "lock_audit_logs" {
  description = "Whether the six years' retention of the access logs is locked: after that nobody, not even Google, undoes it."
  type        = bool
  default     = false
}

variable "password_round" {
  description = "Raise it to give every role of the database a new password."
  type        = number
  default     = 1

  validation {
    condition     = var.password_round >= 1 && floor(var.password_round) == var.password_round
    error_message = "A whole number, counted from 1."
  }
}

variable "operator_access" {
  description = "Whether an operator's machine is there, through which the database is reached to migrate it; off otherwise."
  type        = bool
  default     = false
}
