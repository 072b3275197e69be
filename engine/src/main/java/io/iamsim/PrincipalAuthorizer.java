package io.iamsim;

import io.iamsim.authorize.PreparedPrincipal;
import io.iamsim.decision.Decision;
import io.iamsim.decision.EvaluationResult;
import io.iamsim.explain.Explanation;
import io.iamsim.model.ActionName;
import io.iamsim.request.AccessRequest;
import io.iamsim.request.RequestContext;
import io.iamsim.request.RequestPrincipal;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Answers one principal's requests, for many of which it is ready: policies, account and session
 * are known beforehand. Safe for concurrent use; get it from {@link IamEngine#as}.
 *
 * <p>{@link #authorize} takes no memory for a request of a kind that was asked before: the same
 * action, on an ARN alike to the environment. It answers exactly what {@link IamEngine#authorize}
 * does. Memory is taken, as by that method, by the first request of a kind; by requests of IAM, KMS
 * and the Security Token Service; where access control lists, grants, Block Public Access, access
 * points or a VPC endpoint have a say; if a service makes the call for the caller; if a policy
 * reads a key that follows from another key given, such as {@code aws:EpochTime} from {@code
 * aws:CurrentTime}; for a binary comparison; and for a text compared with a variable in any case.
 */
public final class PrincipalAuthorizer {
  private final IamEngine engine;
  private final PreparedPrincipal prepared;

  PrincipalAuthorizer(IamEngine engine, PreparedPrincipal prepared) {
    this.engine = engine;
    this.prepared = prepared;
  }

  /**
   * What a principal may be asked about: an action, an ARN or {@code *}, and what the request
   * carries.
   */
  public record Question(ActionName action, String resource, RequestContext context) {}

  /** Who asks. */
  public RequestPrincipal principal() {
    return prepared.principal();
  }

  /**
   * The decision alone; ask {@link #result} or {@link #explain} the same for the details.
   *
   * @param action the action
   * @param resource the ARN, or {@code *} for none
   * @param context what the request carries; it wins over what the session was said to carry
   */
  public Decision authorize(ActionName action, String resource, RequestContext context) {
    return prepared.decide(action, resource, context);
  }

  /** The decisions on many requests, in their order. */
  public List<Decision> authorizeAll(List<Question> questions) {
    return questions.stream().map(this::authorize).toList();
  }

  /** The decisions on many requests, in their order, found by an executor's threads. */
  public List<Decision> authorizeAll(List<Question> questions, Executor executor) {
    return Parallel.map(questions, Parallel.DECISIONS, this::authorize, executor);
  }

  private Decision authorize(Question question) {
    return prepared.decide(question.action(), question.resource(), question.context());
  }

  /** The whole request that is meant. */
  public AccessRequest request(ActionName action, String resource, RequestContext context) {
    return prepared.request(action, resource, context);
  }

  /** The same decision with what every layer says. */
  public EvaluationResult result(ActionName action, String resource, RequestContext context) {
    return engine.authorize(request(action, resource, context));
  }

  /** The same decision with everything that led to it. */
  public Explanation explain(ActionName action, String resource, RequestContext context) {
    return engine.explain(request(action, resource, context));
  }
}
