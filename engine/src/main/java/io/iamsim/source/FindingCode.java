package io.iamsim.source;

/** The closed list of what can be wrong with an input, with its usual severity. */
public enum FindingCode {
  SYNTAX_ERROR(Severity.ERROR),
  DUPLICATE_KEY(Severity.ERROR),
  DOCUMENT_TOO_LARGE(Severity.ERROR),
  NESTING_TOO_DEEP(Severity.ERROR),
  STRING_TOO_LONG(Severity.ERROR),
  YAML_ALIAS(Severity.ERROR),
  YAML_TAG(Severity.ERROR),
  INVALID_CHARACTER(Severity.ERROR),
  UNKNOWN_ELEMENT(Severity.ERROR),
  MISSING_ELEMENT(Severity.ERROR),
  ELEMENT_NOT_ALLOWED(Severity.ERROR),
  MUTUALLY_EXCLUSIVE_ELEMENTS(Severity.ERROR),
  WRONG_TYPE(Severity.ERROR),
  INVALID_EFFECT(Severity.ERROR),
  INVALID_VERSION(Severity.ERROR),
  MISSING_VERSION(Severity.WARNING),
  INVALID_SID(Severity.ERROR),
  DUPLICATE_SID(Severity.ERROR),
  INVALID_ACTION(Severity.ERROR),
  ACTION_NEVER_MATCHES(Severity.WARNING),
  INVALID_RESOURCE(Severity.ERROR),
  RESOURCE_NEVER_MATCHES(Severity.WARNING),
  ARN_FIELD_COUNT(Severity.WARNING),
  MISSING_RESOURCE(Severity.WARNING),
  INVALID_PRINCIPAL(Severity.ERROR),
  PRINCIPAL_NEVER_MATCHES(Severity.WARNING),
  PRINCIPAL_WILDCARD_IN_TRUST(Severity.WARNING),
  NOT_PRINCIPAL_ALLOW(Severity.WARNING),
  NOT_PRINCIPAL_ACCOUNT_MISSING(Severity.WARNING),
  INVALID_OPERATOR(Severity.ERROR),
  NON_CANONICAL_OPERATOR(Severity.WARNING),
  INVALID_CONDITION_KEY(Severity.ERROR),
  INVALID_CONDITION_VALUE(Severity.ERROR),
  SET_OPERATOR_REQUIRED(Severity.WARNING),
  INVALID_VARIABLE(Severity.ERROR),
  EMPTY_ELEMENT(Severity.WARNING),
  STATEMENT_HAS_NO_EFFECT(Severity.WARNING),
  QUOTA_EXCEEDED(Severity.WARNING),
  NOT_STORED(Severity.ERROR),
  UNRESOLVED_REFERENCE(Severity.ERROR),
  INVALID_ARN(Severity.ERROR),
  INVALID_ACCOUNT(Severity.ERROR),
  INVALID_VALUE(Severity.ERROR),
  UNREADABLE(Severity.ERROR),
  UNKNOWN_FORMAT(Severity.ERROR),
  CONFLICT(Severity.ERROR),
  CONTEXT_OVERRIDE(Severity.WARNING),
  CONTEXT_CARDINALITY(Severity.WARNING),
  MALFORMED_CONTEXT_VALUE(Severity.ERROR),
  RESOURCE_NOT_APPLICABLE(Severity.ERROR),
  UNKNOWN_ACTION(Severity.WARNING),
  UNKNOWN_CONDITION_KEY(Severity.WARNING),
  KEY_NOT_SUPPORTED_BY_ACTION(Severity.WARNING);

  private final Severity severity;

  FindingCode(Severity severity) {
    this.severity = severity;
  }

  /** The severity that a finding of this code has unless it says otherwise. */
  public Severity severity() {
    return severity;
  }
}
