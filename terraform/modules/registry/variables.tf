variable "project" {
  description = "Id of the project."
  type        = string
}

variable "region" {
  description = "Where the images lie."
  type        = string
}

variable "kms_key" {
  description = "Key that encrypts archives and images."
  type        = string
}
