package io.iamsim.cli;

import io.iamsim.Principals;
import io.iamsim.catalog.ServiceCatalog;
import io.iamsim.cli.input.FileSources;
import io.iamsim.cli.input.Rejected;
import io.iamsim.model.AccountId;
import io.iamsim.model.ActionName;
import io.iamsim.query.ResourcePatterns;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.CallRequest;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestParts;
import io.iamsim.request.RequestPrincipal;
import io.iamsim.session.IssuedSession;
import io.iamsim.source.Checked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The arguments that say who asks to do what on which resources. */
final class RequestOptions {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PRINCIPAL",
      description =
          "An ARN (user, role, assumed role, federated user, root), a service principal,"
              + " anonymous, or a short name of the environment such as role/deployer. Left out"
              + " with --as-session.")
  private @Nullable String first;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ACTION",
      description = "An action, as in s3:GetObject.")
  private @Nullable String second;

  @Parameters(
      index = "2..*",
      arity = "0..*",
      paramLabel = "RESOURCE",
      description =
          "The ARN of the resource, * (the default), or a pattern with * and ?, which asks for all"
              + " of its resources.")
  private List<String> others = new ArrayList<>();

  @Option(
      names = "--as-session",
      paramLabel = "FILE",
      description = "A session that can-assume saved asks; it takes PRINCIPAL's place.")
  private @Nullable String session;

  @Option(
      names = "--session-token",
      description = "The user's credentials come from sts:GetSessionToken.")
  private boolean sessionToken;

  @Option(
      names = "--resource-account",
      paramLabel = "ID",
      description = "The account that owns the resource, where its ARN names none.")
  private @Nullable String resourceAccount;

  @Option(
      names = "--federating-user",
      paramLabel = "ARN",
      description = "The IAM user who made the federated user that asks.")
  private @Nullable String federatingUser;

  @Option(
      names = "--literal",
      description = "Stars and question marks in RESOURCE are characters: it is no pattern.")
  private boolean literal;

  /** True if a resource asks for all that its pattern means (ROOM-101). */
  boolean isPattern(String resource) {
    return !literal && ResourcePatterns.isPattern(resource);
  }

  /** Takes the next word. */
  void takeWord(String word) {
    if (first == null) {
      first = word;
    } else if (second == null) {
      second = word;
    } else {
      others.add(word);
    }
  }

  /** Takes one of these options; false if it is another one. */
  boolean take(String name, String value) {
    switch (name) {
      case "--as-session" -> session = PlainArguments.once(session, value);
      case "--resource-account" -> resourceAccount = PlainArguments.once(resourceAccount, value);
      case "--federating-user" -> federatingUser = PlainArguments.once(federatingUser, value);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Takes one of these flags; false if it is another one or set already. */
  boolean takeFlag(String name) {
    if (name.equals("--literal") && !literal) {
      literal = true;
      return true;
    }
    boolean taken = name.equals("--session-token") && !sessionToken;
    sessionToken |= taken;
    return taken;
  }

  /** True if there is an action, and a principal where it is needed. */
  boolean isComplete() {
    return words().size() > (session == null ? 1 : 0);
  }

  /** The session that asks, or null if a principal is named. */
  @Nullable IssuedSession session(FileSources files) {
    return session == null ? null : SessionFiles.read(session, files);
  }

  ActionName action() {
    List<String> words = words();
    int at = session == null ? 1 : 0;
    if (words.size() <= at) {
      CommandSpec command = Objects.requireNonNull(spec);
      throw new ParameterException(
          command.commandLine(),
          "missing " + (words.isEmpty() && at == 1 ? "PRINCIPAL and ACTION" : "ACTION"));
    }
    return ActionName.parse(words.get(at))
        .orElseThrow(
            () ->
                Rejected.argument(
                    "`" + words.get(at) + "` is no action",
                    session == null
                        ? "write service:Name without wildcards, as in `s3:GetObject`"
                        : "with --as-session the session is the principal, so that the action comes"
                            + " first"));
  }

  /** The account that owns the resource, or null if none is given. */
  @Nullable AccountId owner() {
    return resourceAccount == null ? null : account(resourceAccount);
  }

  /** The words, in their order. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    if (first != null) {
      words.add(first);
    }
    if (second != null) {
      words.add(second);
    }
    words.addAll(others);
    return words;
  }

  /** The call, with one target for each resource. */
  CallRequest read(
      Principals principals,
      @Nullable IssuedSession asking,
      RequestContext carried,
      ServiceCatalog catalog) {
    RequestPrincipal caller = asking == null ? principal(principals) : asking.principal();
    RequestContext context = asking == null ? carried : asking.context(carried);
    @Nullable AccountId owner = resourceAccount == null ? null : account(resourceAccount);
    List<String> words = words();
    List<String> resources = words.subList(asking == null ? 2 : 1, words.size());
    List<String> named = resources.isEmpty() ? List.of(AccessRequest.ANY_RESOURCE) : resources;
    List<CallRequest.Target> targets = new ArrayList<>();
    for (String resource : named) {
      if (!RequestParts.isResource(resource)) {
        throw Rejected.argument(
            "`" + resource + "` is no resource",
            "write an ARN, as in `arn:aws:s3:::bucket/key`, or `*`");
      }
      targets.add(new CallRequest.Target(resource, owner, RequestContext.empty()));
    }
    TargetCheck.check(action(), targets, catalog);
    return new CallRequest(caller, action(), targets, Map.of(), context);
  }

  private RequestPrincipal principal(Principals principals) {
    Checked<RequestPrincipal> found = principals.find(words().get(0));
    if (!found.ok()) {
      throw new Rejected(found.findings());
    }
    RequestPrincipal caller = found.orElseThrow();
    if (sessionToken) {
      caller =
          RequestParts.withSessionToken(caller)
              .orElseThrow(
                  () ->
                      Rejected.argument(
                          "`--session-token` does not fit the principal",
                          "an IAM user has credentials of GetSessionToken"));
    }
    if (federatingUser == null) {
      return caller;
    }
    return RequestParts.withFederatingUser(caller, federatingUser)
        .orElseThrow(
            () ->
                Rejected.argument(
                    "`--federating-user " + federatingUser + "` does not fit the principal",
                    "it takes a user's ARN and belongs to a federated-user principal"));
  }

  private static AccountId account(String text) {
    return AccountId.parse(text)
        .orElseThrow(
            () -> Rejected.argument("`" + text + "` is no account id", "an id has twelve digits"));
  }
}
