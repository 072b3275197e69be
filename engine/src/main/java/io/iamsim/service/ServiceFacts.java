package io.iamsim.service;

import io.iamsim.decision.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a service adds to the general rules.
 *
 * @param resourcePolicyRequired whether the resource's own policy must allow, in the same account
 *     too (EVAL-15, EVAL-16)
 * @param crossAccountUnsupported whether the action never works across accounts (KMS-9, SQS-2)
 * @param denial why the request is denied whatever the policies say, or null
 * @param permission why the request is allowed whatever the policies say, or null
 * @param refusesUnsigned whether an unsigned caller gets nothing, whatever is granted (ANON-1)
 * @param resourceControlApplies whether resource control policies reach the action (RCP-2)
 * @param resourcePolicyIgnored why no resource-based policy is asked, or null if one is
 * @param notes what else to know
 */
public record ServiceFacts(
    boolean resourcePolicyRequired,
    boolean crossAccountUnsupported,
    @Nullable RuleVerdict denial,
    @Nullable RuleVerdict permission,
    boolean refusesUnsigned,
    boolean resourceControlApplies,
    @Nullable String resourcePolicyIgnored,
    List<Note> notes) {
  public ServiceFacts {
    notes = List.copyOf(notes);
  }

  /** Why the request is denied whatever the policies say. */
  public Optional<RuleVerdict> hardDenial() {
    return Optional.ofNullable(denial);
  }

  /** Why the request is allowed whatever the policies say. */
  public Optional<RuleVerdict> hardPermission() {
    return Optional.ofNullable(permission);
  }

  /** Why no resource-based policy is asked. */
  public Optional<String> withoutResourcePolicy() {
    return Optional.ofNullable(resourcePolicyIgnored);
  }

  /**
   * A rule that decides by itself.
   *
   * @param rule its id in docs/semantics.md
   * @param text what it says: lower case, no full stop
   */
  public record RuleVerdict(String rule, String text) {}

  /** Collects facts; a fact once stated stays. */
  public static final class Builder {
    private boolean resourcePolicyRequired;
    private boolean crossAccountUnsupported;
    private @Nullable RuleVerdict denial;
    private @Nullable RuleVerdict permission;
    private boolean refusesUnsigned;
    private boolean resourceControlApplies = true;
    private @Nullable String resourcePolicyIgnored;
    private final List<Note> notes = new ArrayList<>();

    /** The resource's own policy must allow. */
    public Builder requireResourcePolicy() {
      resourcePolicyRequired = true;
      return this;
    }

    /** The action never works across accounts. */
    public Builder withinAccountOnly() {
      crossAccountUnsupported = true;
      return this;
    }

    /** An unsigned caller gets nothing. */
    public Builder refuseUnsigned() {
      refusesUnsigned = true;
      return this;
    }

    /** Denied whatever the policies say; the first reason counts. */
    public Builder deny(String rule, String text) {
      denial = denial == null ? new RuleVerdict(rule, text) : denial;
      return this;
    }

    /** Allowed whatever the policies say. */
    public Builder allow(String rule, String text) {
      permission = new RuleVerdict(rule, text);
      return this;
    }

    /** Resource control policies do not reach the action. */
    public Builder exemptFromResourceControl() {
      resourceControlApplies = false;
      return this;
    }

    /** No resource-based policy is asked. */
    public Builder ignoreResourcePolicy(String reason) {
      resourcePolicyIgnored = reason;
      return this;
    }

    /** Something else to know. */
    public Builder note(Note.Kind kind, String rule, String text) {
      notes.add(new Note(kind, rule, text));
      return this;
    }

    /** The facts collected. */
    public ServiceFacts build() {
      return new ServiceFacts(
          resourcePolicyRequired,
          crossAccountUnsupported,
          denial,
          permission,
          refusesUnsigned,
          resourceControlApplies,
          resourcePolicyIgnored,
          notes);
    }
  }
}
