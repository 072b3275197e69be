package io.iamsim.cli.query;

import io.iamsim.PolicyChanges;
import io.iamsim.cli.report.Html;
import io.iamsim.decision.Layer;
import io.iamsim.environment.AttachedPolicy;
import io.iamsim.environment.Environment;
import io.iamsim.model.ConditionKey;
import io.iamsim.query.AccessMatrix;
import io.iamsim.request.RequestContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a table is asked with, as a page says it at its top: a page is sent to people who do not see
 * the command.
 *
 * @param paths what the environment was read from
 * @param environment the environment
 * @param changes single policies that are left out or added
 * @param context what every request carries
 */
public record Asked(
    List<String> paths, Environment environment, PolicyChanges changes, RequestContext context) {
  public Asked {
    paths = List.copyOf(paths);
  }

  /** What a table is asked with. */
  public static Asked of(AccessMatrix matrix, List<String> paths, PolicyChanges changes) {
    return new Asked(paths, matrix.scope().environment(), changes, matrix.questions().context());
  }

  void write(Html out) {
    out.raw("<dl class=\"asked\"><dt>environment</dt><dd>");
    environment(out);
    out.raw("</dd>");
    changes(out);
    out.raw("<dt>context</dt><dd>");
    context(out);
    out.raw("</dd><dt>not given</dt><dd>")
        .text(
            switch (context.reading()) {
              case DEFAULT ->
                  "a key that AWS puts into every such request is there with a value that is not"
                      + " known, any other is absent";
              case OPEN -> "a key that does not follow from the request is unknown (open context)";
              case ASSUME_ABSENT -> "a key that does not follow from the request is absent";
            })
        .raw("</dd></dl>\n");
  }

  private void environment(Html out) {
    if (paths.isEmpty()) {
      out.text("none");
      return;
    }
    String separator = "";
    for (String path : paths) {
      out.raw(separator).raw("<code>").breakable(path).raw("</code>");
      separator = ", ";
    }
    int accounts = environment.accounts().size();
    out.text(
        ": "
            + accounts
            + (accounts == 1 ? " account" : " accounts")
            + environment
                .organization()
                .map(organization -> ", organization " + organization.id())
                .orElse(""));
  }

  private void changes(Html out) {
    if (changes.isEmpty()) {
      return;
    }
    out.raw("<dt>what if</dt><dd>");
    String separator = "";
    for (String name : changes.without()) {
      out.raw(separator).text("without policy ").raw("<code>").breakable(name).raw("</code>");
      separator = "<br>";
    }
    for (Layer layer : PolicyChanges.LAYERS) {
      for (AttachedPolicy policy : changes.with().getOrDefault(layer, List.of())) {
        out.raw(separator)
            .text("with policy ")
            .raw("<code>")
            .breakable(policy.name())
            .raw("</code>")
            .text(" in " + layer.text());
        separator = "<br>";
      }
    }
    out.raw("</dd>");
  }

  private void context(Html out) {
    Map<ConditionKey, String> keys = new LinkedHashMap<>();
    context.values().forEach((key, value) -> keys.put(key, ExplanationHtml.value(value)));
    environment
        .contextDefaults()
        .forEach(
            (key, values) ->
                keys.putIfAbsent(key, String.join(", ", values) + " (default of the environment)"));
    if (keys.isEmpty()) {
      out.text("no key");
      return;
    }
    String separator = "";
    for (Map.Entry<ConditionKey, String> key : keys.entrySet()) {
      out.raw(separator).raw("<code>").breakable(key.getKey().text()).raw("</code> ");
      out.text(key.getValue());
      separator = "<br>";
    }
  }
}
