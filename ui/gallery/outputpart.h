#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace limner {

class OutputText;

//! What the details offer for an output that is no picture: to read it, to copy its words, to open
//! it in the program that is there for it.
class OutputPart final : public QWidget {
    Q_OBJECT
public:
    explicit OutputPart(QWidget *parent);

    //! `file` is absolute.
    void showFile(const QString &file, const QString &mediaType);
    void clear();

signals:
    void openRequested();

private:
    void takeContent();
    void copy();

    OutputText *m_text = nullptr;
    QLabel *m_cut = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_open = nullptr;
};

} // namespace limner
