#include "app/x11selection.h"

#include <QGuiApplication>

#if defined(Q_OS_UNIX) && QT_CONFIG(xcb)
#include <xcb/xcb.h>

#include <cstdlib>
#include <memory>
#endif

namespace limner {

#if defined(Q_OS_UNIX) && QT_CONFIG(xcb)

namespace {

template <typename Reply>
std::unique_ptr<Reply, void (*)(void *)> owned(Reply *reply)
{
    return {reply, std::free};
}

} // namespace

quint32 selectionOwner(const QByteArray &selection)
{
    const auto *const x11 = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
    xcb_connection_t *const server = x11 ? x11->connection() : nullptr;
    if (!server)
        return 0;
    const auto atom = owned(xcb_intern_atom_reply(
        server,
        xcb_intern_atom(server, 0, static_cast<quint16>(selection.size()), selection.constData()),
        nullptr));
    if (!atom)
        return 0;
    const auto owner = owned(xcb_get_selection_owner_reply(
        server, xcb_get_selection_owner(server, atom->atom), nullptr));
    return owner ? owner->owner : 0;
}

#else

quint32 selectionOwner(const QByteArray &)
{
    return 0;
}

#endif

} // namespace limner
