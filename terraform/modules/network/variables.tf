variable "project" {
  description = "Id of the project."
  type        = string
}

variable "region" {
  description = "Where the functions and the database run."
  type        = string
}
