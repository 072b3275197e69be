package io.iamsim.session;

import io.iamsim.decision.Note;
import io.iamsim.environment.Account;
import io.iamsim.environment.Environment;
import io.iamsim.model.AccountId;
import io.iamsim.model.Arn;
import io.iamsim.request.PrincipalKind;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.session.AssumeRoleAnswer.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What AWS refuses in a call whatever the policies say, and what it may refuse beyond them. */
final class CallChecks {
  private static final int SHORTEST = 900;
  private static final int LONGEST = 43_200;

  private final AssumeRoleCall call;
  private final SessionParameters parameters;
  private final List<Refusal> refusals = new ArrayList<>();

  private CallChecks(AssumeRoleCall call) {
    this.call = call;
    this.parameters = call.allParameters();
  }

  static List<Refusal> refusals(AssumeRoleCall call, Environment environment) {
    CallChecks checks = new CallChecks(call);
    if (call.operation() == AssumeOperation.ASSUME_ROOT) {
      checks.rootTask();
    } else {
      ParameterRules.violations(checks.parameters).forEach(checks.refusals::add);
      checks.transitiveTags();
      checks.sourceIdentity();
      checks.mfa();
      checks.duration();
    }
    if (call.caller() instanceof SessionCaller.Federated federated) {
      checks.federation(federated, environment);
    }
    return checks.refusals;
  }

  /** What is no part of the policies and may still stand against the call (UNK-11, UNK-15). */
  static List<Note> notes(AssumeRoleCall call) {
    List<Note> notes = new ArrayList<>();
    int seconds = call.allParameters().duration().orElse(0);
    boolean chained = call.caller().principal().kind() == PrincipalKind.ROLE_SESSION;
    if (seconds > SessionTerms.ONE_HOUR && !chained) {
      notes.add(
          new Note(
              Note.Kind.ASSUMPTION,
              "UNK-11",
              "the role's maximum session duration is taken to be at least "
                  + seconds
                  + " seconds; unless set it is 3600"));
    }
    return notes;
  }

  /** ROOT-4. */
  private void rootTask() {
    Optional<String> task = parameters.task();
    if (task.flatMap(RootTask::ofArn).isEmpty()) {
      refuse(
          "ROOT-4",
          task.map(arn -> "`" + arn + "` is no task policy").orElse("there is no task policy")
              + "; there are "
              + RootTask.names());
    }
    parameters
        .duration()
        .ifPresent(
            seconds -> {
              if (seconds < 0 || seconds > SessionTerms.ROOT_TASK) {
                refuse("ROOT-4", "a root session lasts at most 900 seconds, not " + seconds);
              }
            });
  }

  /** STS-6. */
  private void transitiveTags() {
    List<String> inherited = List.of();
    if (call.caller() instanceof SessionCaller.Chained chained) {
      inherited = chained.session().transitiveTagKeys();
    }
    for (String key : parameters.tags().keySet()) {
      if (inherited.stream().anyMatch(key::equalsIgnoreCase)) {
        refuse("STS-6", "the tag `" + key + "` is inherited and cannot be passed again");
      }
    }
    for (String key : parameters.transitiveTagKeys()) {
      boolean passed = parameters.tags().keySet().stream().anyMatch(key::equalsIgnoreCase);
      if (!passed && inherited.stream().noneMatch(key::equalsIgnoreCase)) {
        refuse("STS-6", "the transitive tag key `" + key + "` is not among the tags passed");
      }
    }
  }

  /** STS-7. */
  private void sourceIdentity() {
    Optional<String> set =
        call.caller() instanceof SessionCaller.Chained chained
            ? chained.session().knownSourceIdentity()
            : Optional.empty();
    Optional<String> passed = parameters.passedSourceIdentity();
    if (set.isPresent() && passed.isPresent() && !set.equals(passed)) {
      refuse(
          "STS-7",
          "the source identity is `" + set.get() + "` and cannot become `" + passed.get() + "`");
    }
  }

  /** STS-5: the device is that of the user who calls. */
  private void mfa() {
    if (parameters.mfa() && call.caller().principal().kind() != PrincipalKind.USER) {
      refuse("STS-5", "only an IAM user can pass the code of an MFA device");
    }
  }

  /** STS-10. */
  private void duration() {
    if (parameters.duration().isEmpty()) {
      return;
    }
    int seconds = parameters.duration().getAsInt();
    if (seconds < SHORTEST || seconds > LONGEST) {
      refuse("STS-10", "a session lasts 900 to 43200 seconds, not " + seconds);
    } else if (seconds > SessionTerms.ONE_HOUR
        && call.caller().principal().kind() == PrincipalKind.ROLE_SESSION) {
      refuse(
          "STS-10",
          "role chaining gives sessions of at most one hour, not of " + seconds + " seconds");
    }
  }

  /** STS-8. */
  private void federation(SessionCaller.Federated federated, Environment environment) {
    RequestPrincipal.IdentityProvider provider = federated.principal();
    if (federated.objection() != null) {
      refuse("STS-8", federated.objection());
    }
    Optional<AccountId> account =
        Arn.parse(provider.provider()).flatMap(Arn::accountId).filter(this::isTheRoles);
    Optional<Account> known = account.flatMap(environment::account);
    if (known.isPresent() && !known.get().identityProviders().contains(provider.provider())) {
      refuse(
          "STS-8",
          "account "
              + known.get().id()
              + " has no identity provider `"
              + provider.provider()
              + "` in the environment");
    }
  }

  private boolean isTheRoles(AccountId account) {
    return call.target().accountId().equals(Optional.of(account));
  }

  private void refuse(String rule, String text) {
    refusals.add(new Refusal(rule, text));
  }
}
