#pragma once

#include <QObject>

namespace limner {

class Banner;
class HelpKey;
class WindowMemory;

//! After an update: says that there is something new, and leads to it, until somebody has read it
//! or put it away. The first version that runs here has nothing new.
class NewsNotice final : public QObject {
    Q_OBJECT
public:
    //! `banner` is its own; they outlive it. `memory` knows the settings already.
    NewsNotice(Banner &banner, WindowMemory &memory, HelpKey &help, QObject *parent);

private:
    void look();
    void show();
    void note();

    Banner &m_banner;
    WindowMemory &m_memory;
    HelpKey &m_help;
};

} // namespace limner
