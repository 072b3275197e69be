package io.iamsim.service;

import io.iamsim.decision.Note;
import io.iamsim.model.AccountId;
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
 * @param possibleDenial why it is denied so if something unknown says so, or null
 * @param undecided why the request cannot be decided, or null
 * @param permission why the request is allowed whatever the policies say, or null
 * @param refusesUnsigned whether an unsigned caller gets nothing, whatever is granted (ANON-1)
 * @param resourcePolicyIgnored why no resource-based policy is asked (MATCH-30, IAM-3), or null if
 *     one is
 * @param resourceControlApplies whether resource control policies reach the action (RCP-2)
 * @param layers further layers, such as access control lists and grants
 * @param withholding why the Allows of the resource's policy do not count, or null if they do
 * @param decidingOwner the account that the caller's is compared with where it is not the
 *     resource's (S3-4), or null
 * @param notes what else to know
 */
public record ServiceFacts(
    boolean resourcePolicyRequired,
    boolean crossAccountUnsupported,
    @Nullable RuleVerdict denial,
    @Nullable RuleVerdict possibleDenial,
    @Nullable RuleVerdict undecided,
    @Nullable RuleVerdict permission,
    boolean refusesUnsigned,
    @Nullable RuleVerdict resourcePolicyIgnored,
    boolean resourceControlApplies,
    List<ServiceLayer> layers,
    @Nullable Withholding withholding,
    @Nullable AccountId decidingOwner,
    List<Note> notes) {
  public ServiceFacts {
    layers = List.copyOf(layers);
    notes = List.copyOf(notes);
  }

  /** Why the request is denied whatever the policies say. */
  public Optional<RuleVerdict> hardDenial() {
    return Optional.ofNullable(denial);
  }

  /** Why the request may be denied whatever the policies say. */
  public Optional<RuleVerdict> possibleHardDenial() {
    return Optional.ofNullable(possibleDenial);
  }

  /** Why the request cannot be decided. */
  public Optional<RuleVerdict> withoutDecision() {
    return Optional.ofNullable(undecided);
  }

  /** Why the request is allowed whatever the policies say. */
  public Optional<RuleVerdict> hardPermission() {
    return Optional.ofNullable(permission);
  }

  /** Why no resource-based policy is asked. */
  public Optional<RuleVerdict> withoutResourcePolicy() {
    return Optional.ofNullable(resourcePolicyIgnored);
  }

  /** True if the request is decided whatever the policies say. */
  public boolean decidesAlone() {
    return denial != null || permission != null || undecided != null;
  }

  /** Why the Allows of the resource's policy do not count. */
  public Optional<Withholding> withheld() {
    return Optional.ofNullable(withholding);
  }

  /** The account that the caller's is compared with where it is not the resource's. */
  public Optional<AccountId> ownerThatDecides() {
    return Optional.ofNullable(decidingOwner);
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
    private @Nullable RuleVerdict possibleDenial;
    private @Nullable RuleVerdict undecided;
    private @Nullable RuleVerdict permission;
    private boolean refusesUnsigned;
    private @Nullable RuleVerdict resourcePolicyIgnored;
    private boolean resourceControlApplies = true;
    private final List<ServiceLayer> layers = new ArrayList<>();
    private @Nullable Withholding withholding;
    private @Nullable AccountId decidingOwner;
    private final List<Note> notes = new ArrayList<>();

    /** The resource's own policy must allow. */
    public Builder requireResourcePolicy() {
      resourcePolicyRequired = true;
      return this;
    }

    /**
     * The action never works across accounts; a caller of another account is told so.
     *
     * @param rule the rule of docs/semantics.md that says so
     */
    public Builder withinAccountOnly(String rule, ServiceQuestion question) {
      crossAccountUnsupported = true;
      Optional<AccountId> caller = question.principal().account();
      if (caller.isPresent() && question.owner().isPresent() && !caller.equals(question.owner())) {
        note(
            Note.Kind.RULE,
            rule,
            "`" + question.action() + "` does not work across accounts, whatever is granted");
      }
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

    /** Denied whatever the policies say if something unknown says so. */
    public Builder mayDeny(String rule, String text) {
      possibleDenial = new RuleVerdict(rule, text);
      return this;
    }

    /** Not decidable from what is known. */
    public Builder leaveUndecided(String rule, String text) {
      undecided = new RuleVerdict(rule, text);
      return this;
    }

    /** Allowed whatever the policies say. */
    public Builder allow(String rule, String text) {
      permission = new RuleVerdict(rule, text);
      return this;
    }

    /** No resource-based policy is asked; the first reason counts. */
    public Builder withoutResourcePolicy(String rule, String text) {
      resourcePolicyIgnored =
          resourcePolicyIgnored == null ? new RuleVerdict(rule, text) : resourcePolicyIgnored;
      return this;
    }

    /** Resource control policies do not reach the action. */
    public Builder exemptFromResourceControl() {
      resourceControlApplies = false;
      return this;
    }

    /** A further layer speaks. */
    public Builder layer(ServiceLayer layer) {
      layers.add(layer);
      return this;
    }

    /** The Allows of the resource's policy do not count; a certain reason outweighs others. */
    public Builder withhold(Withholding reason) {
      boolean stronger = withholding == null || (reason.certain() && !withholding.certain());
      withholding = stronger ? reason : withholding;
      return this;
    }

    /** The caller's account is compared with this one, and not with the resource's. */
    public Builder decideByOwner(AccountId owner) {
      decidingOwner = owner;
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
          possibleDenial,
          undecided,
          permission,
          refusesUnsigned,
          resourcePolicyIgnored,
          resourceControlApplies,
          layers,
          withholding,
          decidingOwner,
          notes);
    }
  }
}
