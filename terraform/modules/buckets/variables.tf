variable "project" {
  description = "Id of the project."
  type        = string
}

variable "prefix" {
  description = "What the names of the buckets begin with."
  type        = string
}

variable "location" {
  description = "Continent of the buckets."
  type        = string

  validation {
    condition     = contains(["US", "EU", "ASIA"], var.location)
    error_message = "One of US, EU, ASIA."
  }
}

variable "regions" {
  description = "The two regions of that continent which hold a copy each."
  type        = list(string)

  validation {
    condition     = length(var.regions) == 2 && length(distinct(var.regions)) == 2
    error_message = "Exactly two different regions."
  }
}

variable "kms_key" {
  description = "Key that encrypts the objects."
  type        = string
}

variable "origin" {
  description = "Origin of the page, which alone may upload and read from a browser."
  type        = string

  validation {
    condition     = startswith(var.origin, "https://") && !endswith(var.origin, "/")
    error_message = "An origin with https and without a slash at its end."
  }
}

variable "is_prod" {
  description = "Whether what was deleted is kept for 30 days rather than 7."
  type        = bool
}

variable "lock_logs" {
  description = "Whether the retention of the access logs is locked for good."
  type        = bool
}

variable "integrators" {
  description = "Programs that drop files, each with the clinic it drops for."
  type = map(object({
    member = string
    tenant = string
  }))
}
