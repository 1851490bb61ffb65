variable "project" {
  description = "Id of the project."
  type        = string
}

variable "domain" {
  description = "The only domain that people sign in from."
  type        = string
}

variable "is_prod" {
  description = "Whether a second factor is mandatory."
  type        = bool
}
