variable "project" {
  description = "Id of the project."
  type        = string
}

variable "number" {
  description = "Number of the project."
  type        = string
}

variable "region" {
  description = "Where the function runs."
  type        = string
}

variable "name" {
  description = "Name of the function, which is also its entry point."
  type        = string

  validation {
    condition     = contains(["analyze", "api", "ingest", "report"], var.name)
    error_message = "One of the four functions."
  }
}

variable "signature" {
  description = "How the framework calls it: http or cloudevent."
  type        = string

  validation {
    condition     = contains(["http", "cloudevent"], var.signature)
    error_message = "One of http, cloudevent."
  }
}

variable "is_public" {
  description = "Whether people reach it, through the load balancer only; it then checks each caller's token itself."
  type        = bool
}

variable "is_prod" {
  description = "Whether it is protected from deletion."
  type        = bool
}

variable "digest" {
  description = "SHA-256 of the archive."
  type        = string
}

variable "archive" {
  description = "Path of the archive on this machine."
  type        = string
}

variable "source_bucket" {
  description = "Where the archive is put."
  type        = string
}

variable "images" {
  description = "What the image's name begins with."
  type        = string
}

variable "builder" {
  description = "The account that builds the image."
  type        = string
}

variable "builds" {
  description = "Whether the image is built here, with gcloud."
  type        = bool
}

variable "stable" {
  description = "Revision that keeps the rest of the traffic; null for none."
  type        = string
}

variable "canary_percent" {
  description = "Share of the new revision beside a stable one."
  type        = number

  validation {
    condition     = var.canary_percent >= 0 && var.canary_percent <= 100
    error_message = "From 0 to 100."
  }
}

variable "cpu" {
  description = "Processors of an instance."
  type        = number

  validation {
    condition     = contains([1, 2, 4, 8], var.cpu)
    error_message = "1, 2, 4 or 8: more requests than one at once need a whole one."
  }
}

variable "memory_mib" {
  description = "Memory of an instance."
  type        = number

  validation {
    condition     = var.memory_mib >= 512 && var.memory_mib <= 32768
    error_message = "From 512 to 32768."
  }
}

variable "concurrency" {
  description = "Requests that an instance works on at once."
  type        = number

  validation {
    condition     = var.concurrency >= 1 && var.concurrency <= 1000
    error_message = "From 1 to 1000."
  }
}

variable "pool" {
  description = "Connections to the database that an instance keeps."
  type        = number

  validation {
    condition     = var.pool >= 1 && var.pool <= 50
    error_message = "From 1 to 50."
  }
}

variable "timeout_s" {
  description = "Longest time for one request."
  type        = number

  validation {
    condition     = var.timeout_s >= 1 && var.timeout_s <= 3600
    error_message = "From 1 to 3600 seconds."
  }
}

variable "min_instances" {
  description = "Instances that are always there."
  type        = number

  validation {
    condition     = var.min_instances >= 0
    error_message = "Not fewer than none."
  }
}

variable "max_instances" {
  description = "Most instances of one revision."
  type        = number

  validation {
    condition     = var.max_instances >= 1 && var.max_instances <= 100
    error_message = "From 1 to 100."
  }
}

variable "environment" {
  description = "Settings, by their names in the environment."
  type        = map(string)
}

variable "secrets" {
  description = "Settings that are secret: which secret, in which version."
  type = map(object({
    secret  = string
    version = string
  }))
}

variable "kms_key" {
  description = "Key that encrypts the image where it runs."
  type        = string
}

variable "tenants_key" {
  description = "Key that wraps the clinics' own keys."
  type        = string
}

variable "network" {
  description = "Network in which the database is."
  type        = string
}

variable "subnetwork" {
  description = "Where the instances' addresses come from."
  type        = string
}

variable "database" {
  description = "Connection name of the database, project:region:instance."
  type        = string
}

variable "buckets" {
  description = "Buckets it may use, by area: the name, and the right (creator, viewer, adder, user or sweeper)."
  type = map(object({
    name  = string
    right = string
  }))

  validation {
    condition     = alltrue([for each in values(var.buckets) : contains(["creator", "viewer", "adder", "user", "sweeper"], each.right)])
    error_message = "A right is creator, viewer, adder, user or sweeper."
  }
}

variable "sweeper_role" {
  description = "Role that lists and deletes objects and cannot read them."
  type        = string
}

variable "live_state" {
  description = "Its right to the live state: user or viewer."
  type        = string

  validation {
    condition     = contains(["user", "viewer"], var.live_state)
    error_message = "One of user, viewer."
  }
}

variable "signs" {
  description = "Whether it signs addresses of objects."
  type        = bool
}

variable "publishes" {
  description = "Topics it may publish to, by kind of event."
  type        = map(string)
}

variable "receives" {
  description = "Topics whose events are pushed to it, by kind of event."
  type        = map(string)
}

variable "dead_letters" {
  description = "Topic of events that exhausted their attempts."
  type        = string
}

variable "parked" {
  description = "Topic of dead letters that exhausted theirs."
  type        = string
}

variable "delivery" {
  description = "How patiently events are delivered, in seconds and attempts."
  type = object({
    minimum_backoff_s = number
    maximum_backoff_s = number
    attempts          = number
    ack_deadline_s    = number
    retention_s       = number
    job_lease_s       = number
  })

  validation {
    condition     = var.delivery.attempts >= 5 && var.delivery.attempts <= 100
    error_message = "Pub/Sub allows 5 to 100 attempts."
  }

  validation {
    condition     = var.delivery.minimum_backoff_s >= 10 && var.delivery.maximum_backoff_s <= 600
    error_message = "Pub/Sub waits from 10 to 600 seconds."
  }

  validation {
    condition     = var.delivery.ack_deadline_s >= 10 && var.delivery.ack_deadline_s <= 600
    error_message = "Pub/Sub's deadline is from 10 to 600 seconds."
  }
}
