package io.iamsim.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.iamsim.cli.Commands;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of a matrix, in a real Chromium. */
final class MatrixPageBrowser {
  private static final int TAB = 9;
  private static final int ENTER = 13;
  private static final String OPEN = "document.querySelector('.why:target')";

  @TempDir Path folder;
  private Chromium browser;
  private String page = "";

  @BeforeEach
  void open() throws Exception {
    Files.writeString(
        folder.resolve("environment.yaml"),
        """
        accounts:
          "111111111111":
            users:
              alice: {inlinePolicies: {"<img src=x onerror=alert(1)>": own.yaml}}
            roles:
              reader: {inlinePolicies: {own: own.yaml}}
            resources: {"arn:aws:s3:::data": {}}
        """);
    Files.writeString(
        folder.resolve("own.yaml"),
        """
        Version: '2012-10-17'
        Statement:
          - {Sid: ReadAll, Effect: Allow, Action: 's3:Get*', Resource: 'arn:aws:s3:::data/*'}
        """);
    Path file = folder.resolve("access.html");
    Files.writeString(
        file,
        Commands.output(
            "matrix",
            "--env",
            folder.toString(),
            "--principal",
            "*",
            "--action",
            "s3:GetObject",
            "--action",
            "s3:PutObject",
            "--resource",
            "arn:aws:s3:::data/in/x",
            "--output",
            "html"));
    page = file.toUri().toString();
    browser = Chromium.open(page, folder.resolve("profile"));
    browser.await("document.readyState == 'complete' && !!document.querySelector('.matrix')");
  }

  @AfterEach
  void close() throws Exception {
    browser.close();
  }

  @Test
  void aCellsExplanationIsReachedReadAndLeftByKeyboardAlone() throws Exception {
    for (int presses = 0; presses < 5 && !focused().startsWith("cell-"); presses++) {
      browser.press("Tab", TAB);
    }
    assertThat(focused()).isEqualTo("cell-0-0-0");
    assertThat(browser.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
        .isEqualTo("solid");
    browser.press("Enter", ENTER);
    browser.await("!!" + OPEN);
    assertThat(browser.evaluate(OPEN + ".innerText"))
        .contains("allowed s3:GetObject")
        .contains("because of an allow in the identity-based policies")
        .contains("own.yaml:3:5");
    browser.press("Tab", TAB);
    assertThat(browser.evaluate("document.activeElement.className")).isEqualTo("close");
    browser.press("Enter", ENTER);
    browser.await("!" + OPEN);
    assertThat(browser.evaluate("location.hash")).isEqualTo("#cell-0-0-0");
  }

  @Test
  void aClickOpensTheExplanationInSightWithoutCoveringTheTable() throws Exception {
    browser.evaluate("document.getElementById('cell-1-1-0').click()");
    browser.await("!!" + OPEN);
    assertThat(browser.evaluate(OPEN + ".innerText"))
        .contains("implicitDeny", "because nothing in the identity-based policies allows it");
    assertThat(inSight()).isEqualTo("true");
    assertThat(
            browser.evaluate(
                "document.querySelector('.matrix').getBoundingClientRect().right <= "
                    + OPEN
                    + ".getBoundingClientRect().left"))
        .isEqualTo("true");
  }

  @Test
  void onAPhoneNothingIsWiderThanTheScreenAndTheExplanationFits() throws Exception {
    browser.asPhone();
    browser.evaluate("location.hash = '#why-0-1-0'");
    browser.await("!!" + OPEN);
    assertThat(browser.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .isEqualTo("true");
    assertThat(inSight()).isEqualTo("true");
    assertThat(browser.evaluate("parseFloat(getComputedStyle(" + OPEN + ").fontSize) >= 14"))
        .isEqualTo("true");
  }

  @ParameterizedTest
  @ValueSource(ints = {420, 1000, 1900})
  void theNamesOfLayersAreNotBroken(int width) throws Exception {
    browser.resize(width, 900);
    browser.evaluate("location.hash = '#why-0-1-0'");
    browser.await("!!" + OPEN);
    assertThat(
            browser.evaluate(
                "(cells => cells.length > 0 && cells.every(c => c.offsetHeight < 40"
                    + " && c.scrollWidth <= c.offsetWidth))([..."
                    + OPEN
                    + ".querySelectorAll('.layers th, .layers td:nth-child(3)')])"))
        .isEqualTo("true");
    assertThat(browser.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .isEqualTo("true");
  }

  @Test
  void theActionsStayInSightWhileTheTableIsRead() throws Exception {
    browser.resize(1000, 120);
    String top = "document.querySelector('.matrix thead th').getBoundingClientRect().top";
    String scroll = "document.querySelector('.scroll')";
    browser.evaluate(scroll + ".scrollTop = 60");
    assertThat(browser.evaluate(scroll + ".scrollTop > 30")).isEqualTo("true");
    assertThat(browser.evaluate(top + " - " + scroll + ".getBoundingClientRect().top < 3"))
        .isEqualTo("true");
  }

  @Test
  void thePageIsDarkWhereTheReaderWantsItSo() throws Exception {
    String background = "getComputedStyle(document.body).backgroundColor";
    assertThat(browser.evaluate(background)).isEqualTo("rgb(255, 255, 255)");
    browser.inTheDark();
    assertThat(browser.evaluate(background)).isEqualTo("rgb(13, 17, 23)");
  }

  @Test
  void whatPoliciesSayIsTextAndNeverMarkup() throws Exception {
    browser.evaluate("location.hash = '#why-1-0-0'");
    browser.await("!!" + OPEN);
    assertThat(browser.evaluate("document.images.length + document.scripts.length")).isEqualTo("0");
    assertThat(browser.evaluate(OPEN + ".innerText")).contains("<img src=x onerror=alert(1)>");
  }

  private String focused() throws Exception {
    return browser.evaluate("document.activeElement.id || ''");
  }

  private String inSight() throws Exception {
    return browser.evaluate(
        "(r => r.left >= 0 && r.right <= innerWidth && r.top >= 0 && r.bottom <= innerHeight + 1"
            + " && r.width > 300 && r.height > 300)("
            + OPEN
            + ".getBoundingClientRect())");
  }
}
