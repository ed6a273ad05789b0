#include "ui/settings/doorwords.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(AutomationPage)
};

QString whyNotHeard(const Error &error)
{
    if (error.kind == ErrorKind::PrivateNetwork)
        return Text::tr("It lies in a private network, which is not allowed here.");
    if (error.kind == ErrorKind::Tls)
        return Text::tr("Its certificate was not accepted.");
    if (error.httpStatus != 0)
        return Text::tr("It answered %1.").arg(error.httpStatus);
    return Text::tr("It could not be reached.");
}

} // namespace

QString doorProblem(const Error &error, int port)
{
    if (error.code == "taken"_L1)
        return Text::tr("Port %1 is taken by another program. Choose another one.").arg(port);
    if (error.code == "not_allowed"_L1)
        return Text::tr("This system does not allow port %1. Choose one above 1023.").arg(port);
    if (error.code == "no_such_address"_L1)
        return Text::tr("This computer does not have that address.");
    if (error.code == "--listen"_L1)
        return Text::tr("That is no address. 127.0.0.1 is this computer alone.");
    return Text::tr("It cannot be opened: %1").arg(error.message);
}

QString noticesWords(const DoorStand &stand)
{
    if (stand.owed == 0)
        return {};
    const QString count = Text::tr("Waiting to be heard: %1.").arg(stand.owed);
    return stand.notHeard ? count + u' ' + whyNotHeard(*stand.notHeard) : count;
}

} // namespace limner
