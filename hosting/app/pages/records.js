/** Patients and reports: loaded together, when one of them is first gone to. */
import "./patient.js";
import "./patients.js";
import "./report.js";
import "./reports.js";
