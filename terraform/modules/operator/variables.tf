variable "project" {
  description = "Id of the project."
  type        = string
}

variable "number" {
  description = "Number of the project."
  type        = string
}

variable "region" {
  description = "Where the machine runs."
  type        = string
}

variable "network" {
  description = "Network of the database."
  type        = string
}

variable "subnetwork" {
  description = "Where the machine's address comes from."
  type        = string
}

variable "kms_key" {
  description = "Key that encrypts the machine's disk."
  type        = string
}

variable "database" {
  description = "Connection name of the database."
  type        = string
}

variable "proxy" {
  description = "Version of cloud-sql-proxy."
  type        = string
  default     = "2.18.0"

  validation {
    condition     = can(regex("^2\\.[0-9]+\\.[0-9]+$", var.proxy))
    error_message = "A version of the second generation."
  }
}
