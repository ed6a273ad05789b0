#include "app/owner/carriedenvironment.h"

#include "app/knownproviders.h"
#include "app/neededkeys.h"
#include "core/base/digest.h"
#include "core/provider/providertable.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

QByteArray digestOf(const QString &salt, const QByteArray &secret)
{
    return sha256Hex(salt.toUtf8() + '\n' + secret);
}

Error refusal(const QString &code, const QString &message)
{
    Error error;
    error.kind = ErrorKind::Usage;
    error.code = code;
    error.message = message;
    return error;
}

//! As the owner would work if this one variable were set for it, too.
Result<Settings> settingsWith(const Application &application, const QString &name,
                              const QString &value)
{
    const Environment one{{{name, value}}};
    return application.isSandbox() ? withCaps(application.settings(), one)
                                   : effective(application.settings(), one, knownProviders());
}

std::optional<Error> otherSetting(const Application &application, const Json &carried)
{
    for (const QString &name : settingVariables(knownProviders())) {
        const QString value = textAt(memberAt(carried, "values"), name.toLatin1().constData());
        if (value.isEmpty())
            continue;
        const Result<Settings> with = settingsWith(application, name, value);
        if (!with)
            return with.error();
        if (!(*with == application.settings()))
            return differs(name);
    }
    return std::nullopt;
}

std::optional<Error> otherKey(const Application &application, const Json &carried)
{
    const QString salt = textAt(carried, "salt");
    for (const SecretName &name : application.secretNames()) {
        const QString digest =
            textAt(memberAt(carried, "keys"), name.variable.toLatin1().constData());
        if (!digest.isEmpty() &&
            digest.toLatin1() != digestOf(salt, application.secret(name).reveal()))
            return differs(name.variable);
    }
    return std::nullopt;
}

} // namespace

Error differs(const QString &name)
{
    return refusal(name,
                   u"%1 is set for this command, but the Limner that has the library open works "
                   "with another value; close it, or start this command without %1"_s.arg(name));
}

OrderedJson carriedEnvironment(const Launch &launch)
{
    const QString salt = QUuid::createUuid().toString(QUuid::WithoutBraces);
    OrderedJson out{{"sandbox", launch.sandbox}, {"salt", salt.toStdString()}};
    out["settings"] = launch.folders.settingsFile.toStdString();
    out["values"] = OrderedJson::object();
    for (const QString &name : settingVariables(knownProviders())) {
        if (launch.environment.has(name))
            out["values"][name.toStdString()] = launch.environment.value(name).toStdString();
    }
    out["keys"] = OrderedJson::object();
    for (const QString &name : secretVariables(knownProviders())) {
        const Secret key{launch.environment.value(name)};
        if (!key.isEmpty())
            out["keys"][name.toStdString()] = digestOf(salt, key.reveal()).toStdString();
    }
    return out;
}

std::optional<Error> disagreement(Application &application, const Json &carried,
                                  const AnyCommand &command)
{
    const bool isPractice = boolAt(carried, "sandbox", false);
    if (isPractice && !application.isSandbox())
        return refusal(u"--sandbox"_s,
                       u"--sandbox: the Limner that has this library open is no practice "
                       "run, its pictures are paid for"_s);
    if (!isPractice && application.isSandbox())
        return refusal(u"--library"_s, u"the Limner that has this library open is a practice run "
                                       "(--sandbox), no model would draw the pictures"_s);
    const bool needsKeys = !keysFor(application, command).empty();
    const bool isHome = textAt(carried, "settings") == application.launch().folders.settingsFile;
    if (!isHome && (needsKeys || std::holds_alternative<SettingsCommand>(command)))
        return differs(u"LIMNER_HOME"_s);
    if (!needsKeys)
        return std::nullopt; // it tells what is there
    if (std::optional<Error> other = otherSetting(application, carried))
        return other;
    return application.isSandbox() ? std::nullopt : otherKey(application, carried);
}

} // namespace limner
