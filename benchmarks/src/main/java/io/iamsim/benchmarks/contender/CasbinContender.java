package io.iamsim.benchmarks.contender;

import com.googlecode.aviator.runtime.function.FunctionUtils;
import com.googlecode.aviator.runtime.type.AviatorBoolean;
import com.googlecode.aviator.runtime.type.AviatorObject;
import io.iamsim.corpus.workload.Scene;
import io.iamsim.corpus.workload.Workload;
import io.iamsim.decision.Decision;
import io.iamsim.model.Effect;
import io.iamsim.model.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;
import org.casbin.jcasbin.util.function.CustomFunction;

/**
 * jCasbin with a rule for each statement: patterns for the action and for the resource, and a
 * condition by number, matched by functions of ours over compiled forms, as its documentation has
 * one extend it. What is measured is jCasbin's own loop, its expressions and its effect, with the
 * matching as cheap as we can make it.
 */
final class CasbinContender implements Contender {
  private static final String MODEL =
      """
      [request_definition]
      r = act, obj, ctx

      [policy_definition]
      p = act, obj, cond, eft

      [policy_effect]
      e = some(where (p.eft == allow)) && !some(where (p.eft == deny))

      [matchers]
      m = fits(r.act, p.act) && fits(r.obj, p.obj) && holds(r.ctx, p.cond)
      """;

  private final List<Ask> asks;
  private final Map<Scene, List<Enforcer>> enforcers = new IdentityHashMap<>();

  CasbinContender(Workload workload) {
    this.asks = Ask.all(workload);
    for (Scene scene : workload.scenes()) {
      FlatRules rules = FlatRules.of(scene);
      Map<String, String> constants = Ask.principalKeys(scene);
      List<Enforcer> all = new ArrayList<>();
      all.add(enforcer(rules.grants(), constants));
      rules.bounds().forEach(bound -> all.add(enforcer(bound, constants)));
      enforcers.put(scene, all);
    }
  }

  @Override
  public Decision decide(int question) {
    Ask ask = asks.get(question);
    for (Enforcer enforcer : Objects.requireNonNull(enforcers.get(ask.scene()))) {
      if (!enforcer.enforce(ask.action(), ask.request().resource(), ask.context())) {
        return Decision.IMPLICIT_DENY;
      }
    }
    return Decision.ALLOWED;
  }

  private static Enforcer enforcer(List<Statement> statements, Map<String, String> constants) {
    Model model = new Model();
    model.loadModelFromText(MODEL);
    Enforcer enforcer = new Enforcer(model);
    enforcer.enableLog(false);
    enforcer.enableAutoSave(false);
    Map<String, Alternatives> patterns = new HashMap<>();
    Map<String, Rule> conditions = new HashMap<>();
    for (Statement statement : statements) {
      Alternatives actions = Alternatives.ofActions(statement);
      Alternatives resources = Alternatives.ofResources(statement, constants);
      String condition = String.valueOf(conditions.size());
      patterns.put(actions.text(), actions);
      patterns.put(resources.text(), resources);
      conditions.put(condition, Rule.of(statement));
      enforcer.addPolicy(
          actions.text(),
          resources.text(),
          condition,
          statement.effect() == Effect.ALLOW ? "allow" : "deny");
    }
    enforcer.addFunction(
        "fits",
        new Matcher(
            "fits",
            (given, pattern) ->
                Objects.requireNonNull(patterns.get(pattern)).cover((String) given)));
    enforcer.addFunction(
        "holds",
        new Matcher(
            "holds",
            (given, condition) ->
                Objects.requireNonNull(conditions.get(condition)).holds(context(given))));
    return enforcer;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> context(Object given) {
    return (Map<String, String>) given;
  }

  /** A function of the matcher's language: something of the request, a text of the rule. */
  private static final class Matcher extends CustomFunction {
    private static final long serialVersionUID = 1;

    private final String name;
    private final transient BiPredicate<Object, String> test;

    Matcher(String name, BiPredicate<Object, String> test) {
      this.name = name;
      this.test = test;
    }

    @Override
    public String getName() {
      return name;
    }

    @Override
    public AviatorObject call(Map<String, Object> env, AviatorObject given, AviatorObject text) {
      return AviatorBoolean.valueOf(
          test.test(given.getValue(env), FunctionUtils.getStringValue(text, env)));
    }
  }
}
