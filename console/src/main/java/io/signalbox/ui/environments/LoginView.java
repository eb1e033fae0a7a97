package io.signalbox.ui.environments;

import io.signalbox.environment.Environment;
import io.signalbox.ui.kit.ColourMark;
import io.signalbox.ui.kit.Labels;
import io.signalbox.ui.kit.screen.ActionButton;
import io.signalbox.ui.kit.screen.Availability;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Asks for the admin password of an environment, in its tab; or, where it knows of no user, says why
/// the fleet refused. FX thread only.
public final class LoginView extends StackPane {
    private final Owner owner;
    private final PasswordField field = new PasswordField();
    private final CheckBox remember = new CheckBox("Remember in the keyring");
    private final Label keyring = Labels.wrapping(Labels.hint(""));
    private final VBox fault = new VBox(6);
    private final ActionButton go;
    private final ActionButton again;
    private final ActionButton look;
    private final boolean asks;

    /// What the view asks of its owner.
    public interface Owner {
        /// @param password the receiver's to overwrite
        void connect(char[] password, boolean remember);

        /// Once more as it is.
        void tryAgain();

        /// The keyring is to forget the password.
        void forget();

        void edit();

        /// The screens as they are, without the feed.
        void look();
    }

    public LoginView(Environment environment, Owner owner) {
        this.owner = owner;
        String user = environment.admin().username();
        asks = user != null;
        getStyleClass().addAll("sb-login", "env-" + environment.kind().word());
        go = new ActionButton("Connect", ActionButton.Kind.PRIMARY, this::connect);
        go.button().setDefaultButton(true);
        again = new ActionButton("Try again", ActionButton.Kind.NORMAL, owner::tryAgain);
        ActionButton edit =
                new ActionButton("Edit environment…", ActionButton.Kind.NORMAL, owner::edit);
        field.textProperty().subscribe(this::typed);
        remember.setDisable(true);
        look = new ActionButton("Show the screens", ActionButton.Kind.NORMAL, owner::look);
        HBox buttons = new HBox(14, edit, look, Labels.spacer(), again);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox box = new VBox(14);
        box.getStyleClass().add("sb-login-card");
        box.setMaxSize(560, USE_PREF_SIZE);
        box.getChildren().add(Labels.wrapping(Labels.screenTitle(title(environment))));
        box.getChildren().add(fault);
        if (user != null) {
            Label name =
                    Labels.wrapping(
                            Labels.text(
                                    "Password of "
                                            + user
                                            + " on "
                                            + environment.admin().url()
                                            + environment.admin().namespace()));
            name.setLabelFor(field);
            field.setAccessibleText("Password of " + user);
            box.getChildren().addAll(name, field, remember, keyring);
            buttons.getChildren().add(go);
        }
        box.getChildren().add(buttons);
        shown(again, false);
        shown(look, false);
        getChildren().add(box);
    }

    private static String title(Environment environment) {
        return environment.admin().username() == null
                ? environment.name() + " cannot be watched"
                : "Log in to " + environment.name();
    }

    /// The keyring can be used; whether it holds a password already.
    public void keyring(boolean holdsOne) {
        remember.setDisable(false);
        remember.setSelected(holdsOne);
        keyring.setText("");
    }

    /// It cannot, and why.
    public void noKeyring(String sentence) {
        remember.setDisable(true);
        remember.setSelected(false);
        keyring.setText(sentence);
        remember.setAccessibleHelp(sentence);
    }

    /// Why the fleet said no.
    public void refused(String sentence, String whatToDo) {
        Label said = ColourMark.critical(sentence);
        fault.getChildren().setAll(Labels.wrapping(said), Labels.wrapping(Labels.text(whatToDo)));
        setAccessibleText(sentence);
        shown(again, true);
        shown(look, true);
        field.clear();
        focus();
    }

    public void focus() {
        if (asks) {
            field.requestFocus();
        } else {
            again.button().requestFocus();
        }
    }

    private void typed(String text) {
        go.availability(
                text.isEmpty()
                        ? Availability.impossible("Type the password first")
                        : Availability.POSSIBLE);
    }

    private void connect() {
        CharSequence typed = field.getCharacters();
        if (typed.isEmpty()) {
            return;
        }
        char[] password = new char[typed.length()];
        for (int i = 0; i < password.length; i++) {
            password[i] = typed.charAt(i);
        }
        field.clear();
        if (!remember.isDisable() && !remember.isSelected()) {
            owner.forget();
        }
        owner.connect(password, remember.isSelected());
    }

    private static void shown(ActionButton button, boolean shown) {
        button.setVisible(shown);
        button.setManaged(shown);
    }
}
