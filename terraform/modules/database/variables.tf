variable "project" {
  description = "Id of the project."
  type        = string
}

variable "region" {
  description = "Where the database runs."
  type        = string
}

variable "backup_location" {
  description = "Continent in which the backups stay: us, eu or asia."
  type        = string

  validation {
    condition     = contains(["us", "eu", "asia"], var.backup_location)
    error_message = "One of us, eu, asia."
  }
}

variable "network" {
  description = "The only network it can be reached in."
  type        = string
}

variable "kms_key" {
  description = "Key that encrypts the disk, the backups and the secrets."
  type        = string
}

variable "is_prod" {
  description = "Whether it runs in two zones and cannot be deleted."
  type        = bool
}

variable "tier" {
  description = "Machine: db-custom-PROCESSORS-MEBIBYTES."
  type        = string

  validation {
    condition     = can(regex("^db-custom-[0-9]+-[0-9]+$", var.tier))
    error_message = "A dedicated machine: shared ones have no service level."
  }
}

variable "disk_gb" {
  description = "First size of the disk, which grows up to five times that."
  type        = number

  validation {
    condition     = var.disk_gb >= 10 && var.disk_gb <= 10000
    error_message = "From 10 to 10000 GB."
  }
}

variable "max_connections" {
  description = "Most connections of the server."
  type        = number

  validation {
    condition     = var.max_connections >= 50 && var.max_connections <= 5000
    error_message = "From 50 to 5000."
  }
}

variable "connections_wanted" {
  description = "What all functions may open together, with what an operator needs."
  type        = number
}

variable "password_round" {
  description = "Raise it to give every role a new password."
  type        = number
  default     = 1

  validation {
    condition     = var.password_round >= 1
    error_message = "Counted from 1."
  }
}
